import type { LogisticsTx } from '../tables';

/** Enters dealers; those that are there get the destination given. */
export async function upsertDealers(tx: LogisticsTx, rows: { dealerNo: string; destination: string | null }[]): Promise<void> {
  await tx
    .insertInto('dealer')
    .values(rows)
    .onConflict((clash) => clash.column('dealerNo').doUpdateSet((set) => ({ destination: set.ref('excluded.destination') })))
    .execute();
}

/** Where a dealer's goods go; null when nobody said. */
export async function findDestination(tx: LogisticsTx, dealerNo: string): Promise<string | null> {
  const found = await tx.selectFrom('dealer').select('destination').where('dealerNo', '=', dealerNo).executeTakeFirst();
  return found?.destination ?? null;
}

export async function isDealerKnown(tx: LogisticsTx, dealerNo: string): Promise<boolean> {
  return (await tx.selectFrom('dealer').select('dealerNo').where('dealerNo', '=', dealerNo).executeTakeFirst()) !== undefined;
}
