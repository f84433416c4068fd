import { conflict } from '../../http/problem';
import { book, type NewEntry } from './ledger';
import { factsOf, type PostingFacts } from './posting-facts';
import { findLocationAccount, findRule, insertMovement, ruleEntries } from './repository';
import type { FinanceTables, FinanceTx, MovementToPost } from './tables';

/**
 * Posts a stock movement by the rule that the posting table has for its type and order source; returns the
 * voucher's number, or null when no rule covers it (it then stays listed as unposted).
 * Throws 503 termsNotYetKnown while the order's terms are still on their way.
 */
export async function postStockMovement(tx: FinanceTx, movement: MovementToPost, at: Date): Promise<string | null> {
  const [isNew, found] = await Promise.all([insertMovement(tx, movement), findRule(tx, movement.type, movement.orderSource ?? null)]);
  if (!isNew) throw conflict('movementKnown', `Movement ${movement.movementId} has been reported before; it is posted once`);
  if (!found) return null;
  const wanted = await accountsOf(tx, found.rule, movement);
  if (!wanted) return null;
  const facts = await factsOf(tx, movement, found.orderSource !== null);
  const entries = wanted.flatMap((each) => entryOf(each, movement, facts)).map((each) => (found.reversed ? reversed(each) : each));
  const { movementId: source, documentNo } = movement;
  return book(tx, { rule: found.rule, source, documentNo, orderNo: facts.orderNo, at: movement.at, entries }, at);
}

type Wanted = FinanceTables['postingRuleEntry'] & { account: string };

/** The rule's entries with their accounts; nothing where the movement's location has no account. */
async function accountsOf(tx: FinanceTx, rule: string, { location }: MovementToPost): Promise<Wanted[] | undefined> {
  const [entries, ofLocation] = await Promise.all([ruleEntries(tx, rule), location ? findLocationAccount(tx, location) : undefined]);
  const wanted = entries.flatMap((each) => {
    const account = each.account ?? ofLocation?.account;
    return account === undefined ? [] : [{ ...each, account }];
  });
  return wanted.length === entries.length ? wanted : undefined;
}

const reversed = (entry: NewEntry): NewEntry => ({ ...entry, side: entry.side === 'debit' ? 'credit' : 'debit' });

/** An entry of a rule; none where the unit cost leaves no variance, on the other side where it is negative. */
function entryOf({ rule, account, party, side, basis }: Wanted, { quantity }: MovementToPost, { amounts, parties }: PostingFacts): NewEntry[] {
  const each = amounts[basis];
  const whose = party === null ? null : parties[party];
  if (each === undefined || whose === undefined) throw new Error(`Rule ${rule} wants terms (${basis}, ${party}) that its movement does not have`);
  if (basis === 'variance' && each === 0) return [];
  const entry: NewEntry = { account, party: whose, side, amount: quantity * Math.abs(each) };
  return [each < 0 ? reversed(entry) : entry];
}
