import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refusedField } from '../../http/problem';
import { fenOf, type Fen } from '../../money';
import { changeAdvance, leftOf, openAdvance } from './advances';
import { book } from './ledger';
import type { FinanceTx } from './tables';

export interface MoneyRequest {
  purchaseRequestNo: string;
  amount: string;
  purpose?: string | undefined;
  requester: string;
}

/** Asks for purchase money (PP-03) and returns the request's number. Throws 422 amountMissing, 409 requestOpen, requestSettled. */
export async function requestPurchaseMoney(tx: FinanceTx, { purchaseRequestNo, amount, purpose, requester }: MoneyRequest, at: Date): Promise<string> {
  const amountFen = fenOf(amount);
  if (amountFen === 0) throw refusedField('amountMissing', 'amount', 'say how much is to be drawn, more than 0.00');
  await openAdvance(tx, purchaseRequestNo);
  const purchaseMoneyRequestNo = await nextNumber(baseOf(tx), 'PM', at);
  const inserted = await tx
    .insertInto('purchaseMoneyRequest')
    .values({ purchaseMoneyRequestNo, purchaseRequestNo, amountFen, purpose: purpose ?? null, requester, requestedAt: at, state: 'open' })
    .onConflict((clash) => clash.doNothing())
    .returning('purchaseMoneyRequestNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('requestOpen', `Money for ${purchaseRequestNo} is asked for already; that request is to be decided first`);
  return purchaseMoneyRequestNo;
}

export interface MoneyDecision {
  purchaseMoneyRequestNo: string;
  granted: boolean;
  reason?: string | undefined;
  decidedBy: string;
}

/**
 * Grants the money, which is drawn at once (L-03), or refuses it (PP-D2); returns what can be paid with now.
 * Throws 409 decided, sameHand, requestSettled; 422 reasonMissing.
 */
export async function decidePurchaseMoney(tx: FinanceTx, decision: MoneyDecision, at: Date): Promise<{ granted: boolean; left: Fen }> {
  const { purchaseMoneyRequestNo, granted, reason, decidedBy } = decision;
  const request = await lockRequest(tx, purchaseMoneyRequestNo);
  const { purchaseRequestNo, amountFen } = request;
  if (request.state !== 'open') throw conflict('decided', `${purchaseMoneyRequestNo} is ${request.state} already`);
  if (decidedBy === request.requester) throw conflict('sameHand', `${decidedBy} asked for ${purchaseMoneyRequestNo}; the decision is another person's`);
  if (!granted && reason === undefined) {
    throw refusedField('reasonMissing', 'reason', 'say why the money is refused');
  }
  const advance = await openAdvance(tx, purchaseRequestNo);
  await tx
    .updateTable('purchaseMoneyRequest')
    .set({ state: granted ? 'granted' : 'refused', reason: reason ?? null, decidedBy, decidedAt: at })
    .where('purchaseMoneyRequestNo', '=', purchaseMoneyRequestNo)
    .execute();
  if (!granted) return { granted, left: leftOf(advance) };
  const entries = [
    { account: 'purchaseAdvance', party: null, side: 'debit' as const, amount: amountFen },
    { account: 'cash', party: null, side: 'credit' as const, amount: amountFen },
  ];
  await book(tx, { rule: 'L-03', source: purchaseMoneyRequestNo, documentNo: purchaseMoneyRequestNo, orderNo: null, at, entries }, at);
  await changeAdvance(tx, purchaseRequestNo, { drawnFen: advance.drawnFen + amountFen });
  return { granted, left: leftOf(advance) + amountFen };
}

async function lockRequest(tx: FinanceTx, purchaseMoneyRequestNo: string) {
  const request = await tx
    .selectFrom('purchaseMoneyRequest')
    .selectAll()
    .where('purchaseMoneyRequestNo', '=', purchaseMoneyRequestNo)
    .forUpdate()
    .executeTakeFirst();
  if (!request) throw notFound('purchase-money request', purchaseMoneyRequestNo);
  return request;
}
