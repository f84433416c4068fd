import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict } from '../../../http/problem';
import { knownParts } from '../parts';
import type { WarehouseTx } from '../tables';
import type { returnCount } from './schemas';

/** Keeps what the keeper counted of a parcel, once per case (WR-02). Throws 422 `unknownPart`, 409 `countedBefore`. */
export async function recordReturnCount(tx: WarehouseTx, { caseNo, countedLines, countedBy }: z.output<typeof returnCount>, at: Date) {
  await knownParts(tx, countedLines.map(({ partNo }) => partNo), (index) => `countedLines.${index}.partNo`);
  const returnCountNo = await nextNumber(baseOf(tx), 'CN', at);
  const stored = await tx
    .insertInto('returnCount')
    .values({ returnCountNo, caseNo, countedLines: JSON.stringify(countedLines), countedBy, countedAt: at })
    .onConflict((clash) => clash.column('caseNo').doNothing())
    .returning('returnCountNo')
    .executeTakeFirst();
  if (!stored) throw conflict('countedBefore', `The parcel of ${caseNo} was counted already`);
  return { returnCountNo, countedAt: shanghaiIso(at) };
}
