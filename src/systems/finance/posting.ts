import type { Insertable, Selectable } from 'kysely';
import { Problem, conflict, refused } from '../../http/problem';
import { book, type NewEntry } from './ledger';
import { findLocationAccount, findRule, findTerms, insertMovement, ruleEntries } from './repository';
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
  const wanted = await accountsOf(tx, found.rule, movement);
  if (!wanted) return null;
  const terms = found.orderSource === null ? null : await termsFor(tx, movement);
  const entries = wanted.map((each) => entryOf(each, movement, terms)).map((each) => (found.reversed ? reversed(each) : each));
  const { movementId: source, documentNo } = movement;
  return book(tx, { rule: found.rule, source, documentNo, orderNo: terms?.orderNo ?? null, at: movement.at, entries }, at);
}

type Wanted = FinanceTables['postingRuleEntry'] & { account: string };

/** The rule's entries with their accounts; nothing where the movement's location has no account. */
async function accountsOf(tx: FinanceTx, rule: string, { location }: Movement): Promise<Wanted[] | undefined> {
  const own = location ? (await findLocationAccount(tx, location))?.account : undefined;
  const entries = await ruleEntries(tx, rule);
  const wanted = entries.flatMap((each) => {
    const account = each.account ?? own;
    return account === undefined ? [] : [{ ...each, account }];
  });
  return wanted.length === entries.length ? wanted : undefined;
}

const reversed = (entry: NewEntry): NewEntry => ({ ...entry, side: entry.side === 'debit' ? 'credit' : 'debit' });

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

function entryOf(rule: Wanted, movement: Movement, terms: Terms | null): NewEntry {
  if (terms === null && (rule.basis === 'price' || rule.party !== null)) {
    throw new Error(`Rule ${rule.rule} wants an order's terms, its posting case names no order source`);
  }
  const each = rule.basis === 'price' ? (terms?.unitPriceFen ?? 0) : movement.unitCostFen;
  return {
    account: rule.account,
    party: rule.party === 'dealer' ? (terms?.dealerNo ?? null) : null,
    side: rule.side,
    amount: movement.quantity * each,
  };
}
