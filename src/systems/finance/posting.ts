import type { Insertable, Selectable } from 'kysely';
import { Problem, conflict, refused } from '../../http/problem';
import { book, type NewEntry } from './ledger';
import { findRule, findTerms, insertMovement, ruleEntries } from './repository';
import type { FinanceTables, FinanceTx, SalesTermsRow, StockMovementRow } from './tables';

type Movement = Insertable<StockMovementRow> & { at: Date };
type Terms = Selectable<SalesTermsRow>;

/**
 * Posts a stock movement by the rule that the posting table has for its type and order source; returns the
 * voucher's number, or null when no rule covers it (it then stays listed as unposted).
 * Throws 503 termsNotYetKnown while the order's terms are still on their way.
 */
export async function postStockMovement(tx: FinanceTx, movement: Movement, at: Date): Promise<string | null> {
  const isNew = await insertMovement(tx, movement);
  if (!isNew) throw conflict('movementKnown', `Movement ${movement.movementId} has been reported before; it is posted once`);
  const found = await findRule(tx, movement.type, movement.orderSource ?? null);
  if (!found) return null;
  const terms = await termsFor(tx, movement);
  const entries = (await ruleEntries(tx, found.rule)).map((each) => entryOf(each, movement, terms));
  const { movementId: source, documentNo } = movement;
  return book(tx, { rule: found.rule, source, documentNo, orderNo: terms.orderNo, at: movement.at, entries }, at);
}

/** The terms of the movement's order line; a movement that contradicts them is not posted. */
async function termsFor(tx: FinanceTx, movement: Movement): Promise<Terms> {
  const { movementId, orderLineId } = movement;
  if (!orderLineId) {
    throw refused('orderLineMissing', `orderLineId: movement ${movementId} of type ${movement.type} must name its order line`, [
      { field: 'orderLineId', detail: 'is missing' },
    ]);
  }
  const terms = await findTerms(tx, orderLineId);
  if (!terms) throw new Problem(503, 'termsNotYetKnown', `The terms of order line ${orderLineId} are not known yet; try again`);
  if (terms.source !== movement.orderSource) {
    throw conflict('sourceDiffers', `${orderLineId} was registered as ${terms.source}, movement ${movementId} says ${movement.orderSource}`);
  }
  if (terms.partNo !== movement.partNo) {
    throw conflict('partDiffers', `${orderLineId} was registered for ${terms.partNo}, movement ${movementId} says ${movement.partNo}`);
  }
  return terms;
}

function entryOf(rule: FinanceTables['postingRuleEntry'], movement: Movement, terms: Terms): NewEntry {
  const each = rule.basis === 'price' ? terms.unitPriceFen : movement.unitCostFen;
  return {
    account: rule.account,
    party: rule.party === 'dealer' ? terms.dealerNo : null,
    side: rule.side,
    amount: movement.quantity * each,
  };
}
