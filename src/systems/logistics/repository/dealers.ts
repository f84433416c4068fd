import type { LogisticsTx } from '../tables';

/** Enters dealers; those that are there stay. */
export async function insertDealers(tx: LogisticsTx, dealerNos: string[]): Promise<void> {
  await tx
    .insertInto('dealer')
    .values(dealerNos.map((dealerNo) => ({ dealerNo })))
    .onConflict((clash) => clash.doNothing())
    .execute();
}

export async function isDealerKnown(tx: LogisticsTx, dealerNo: string): Promise<boolean> {
  return (await tx.selectFrom('dealer').select('dealerNo').where('dealerNo', '=', dealerNo).executeTakeFirst()) !== undefined;
}
