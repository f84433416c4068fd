import { fenOf } from '../money';
import type { Books } from './books';
import { aligned } from './columns';
import { endInWords, isAsExpected, type OrderOfDay } from './order-ends';

const headings = ['Order', 'Dealer', 'What it shows', 'Expected', 'Actual', 'Shipped', ''];

/** The orders of the day with what was expected of each and what became of it; a difference stands out. */
export function tableOf(orders: readonly OrderOfDay[]): string[] {
  const [heads = '', ...lines] = aligned([headings, ...orders.map(rowOf)]);
  const different = orders.filter((each) => !isAsExpected(each)).length;
  const verdict = different === 0 ? `All ${orders.length} orders ended as expected.` : `${different} of ${orders.length} orders did NOT end as expected.`;
  return [heads, ...lines, verdict];
}

function rowOf(each: OrderOfDay): string[] {
  const { order, dealerName, end, pieces } = each;
  const verdict = isAsExpected(each) ? 'as expected' : `DIFFERS${pieces === order.expectedPieces ? '' : `, expected ${order.expectedPieces || 'no lines'}`}`;
  return [order.dealerOrderNo, dealerName || order.dealerNo, order.shows, endInWords(order.expectedEnd), endInWords(end), pieces || '–', verdict];
}

const accounts: Record<string, string> = {
  afterSalesInventory: 'after-sales store',
  companyInventory: 'company store',
  inventoryAtPainter: 'at the paint shop',
  oldPartsInventory: 'old parts',
};

/** Whether stock and ledger are balanced, a line each. */
export function balanceOf({ ledger, accounts: values, pieces, placesThatDiffer }: Books, shippedByOrders: number): string[] {
  const { opening, cameIn, wentOut, departed, closing } = pieces;
  return aligned([
    ['Pieces', `${opening} at the opening + ${cameIn} in − ${wentOut} out = ${closing} at the close`, verdictOn(opening + cameIn - wentOut === closing)],
    ['Places', 'what moved adds up to what lies there, for each part at each place', verdictOn(placesThatDiffer.length === 0, placesThatDiffer.join(', '))],
    ['Shipped', `${departed} pieces left for dealers, ${shippedByOrders} are shipped on the orders`, verdictOn(departed === shippedByOrders)],
    ...values
      .filter(({ stock, balance }) => fenOf(stock) !== 0 || fenOf(balance) !== 0)
      .map(({ account, stock, balance }) => ['Value', `${accounts[account] ?? account}: goods ${stock} CNY, account ${balance} CNY`, verdictOn(stock === balance)]),
    ['Ledger', `debit ${ledger.debit} CNY, credit ${ledger.credit} CNY`, verdictOn(ledger.debit === ledger.credit)],
  ]);
}

const verdictOn = (right: boolean, detail = '') => (right ? 'balanced' : `NOT BALANCED${detail && `: ${detail}`}`);
