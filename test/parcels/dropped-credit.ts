import { expect } from '@jest/globals';
import pg from 'pg';
import { openPartsLines } from '../../src/reports/open-parts/lines';
import { readOpenParts } from '../../src/reports/open-parts/read';
import type { TestWorld } from '../support/world';
import type { play } from './play';

type Views = Awaited<ReturnType<typeof play>>;

/**
 * A supplier took a part back and nobody charged him: one of the run's parts, closed as cleared, loses its credit. The
 * report names this part and no other.
 */
export async function expectDroppedCreditFound({ adminUrl, clients }: TestWorld, views: Views): Promise<void> {
  const cleared = views.flatMap(({ returnedParts }) => returnedParts.filter(({ supplierEnd }) => supplierEnd === 'clearedWithSupplier'));
  const leak = cleared[Math.floor(cleared.length / 2)];
  if (!leak) throw new Error('No supplier took a part back in this run');
  await dropCredit(adminUrl, leak.returnedPartNo);

  const report = await readOpenParts(clients, { scrapLimit: '30000.00', locale: 'zh-CN' });
  const { returnedPartNo, supplierNo, quantity } = leak;
  expect(report.openParts).toEqual([]);
  expect(report.uncreditedParts).toMatchObject([{ returnedPartNo, supplierNo, quantity, clearingState: 'ended' }]);
  expect(report.uncreditedAmount).toBe(report.uncreditedParts[0]?.amount);
  const named = openPartsLines(report, 'zh-CN').filter((line) => line.includes('已了结而未冲抵，请查'));
  expect(named).toEqual([expect.stringContaining(`\t${returnedPartNo}\t`)]);
}

/** As it would stand if its clearing had gone past the offset voucher. */
async function dropCredit(adminUrl: string, returnedPartNo: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('update order_desk.returned_part set credit_voucher_no = null where returned_part_no = $1 and credit_voucher_no is not null', [returnedPartNo]);
    expect(rowCount).toBe(1);
  } finally {
    await client.end();
  }
}
