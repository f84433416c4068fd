import { conflict, refused } from '../../http/problem';
import { fenOf, type Fen } from '../../money';
import { book, type NewEntry } from './ledger';
import { entriesOf, findVoucher, lockAccounts } from './repository';
import type { FinanceTables, FinanceTx, Side } from './tables';

interface OpeningBalance {
  account: string;
  party?: string | undefined;
  amount: string;
}

type Account = FinanceTables['account'];

const rule = 'opening';
const contra = 'openingBalance';

/**
 * Opens accounts with their balances, against `openingBalance`; returns how many were opened now.
 * An account that stands opened with the same balance is left as it is; another balance is refused.
 */
export async function openAccounts(tx: FinanceTx, balances: OpeningBalance[], at: Date): Promise<number> {
  const known = new Map((await lockAccounts(tx, balances.map(({ account }) => account))).map((each) => [each.id, each]));
  let opened = 0;
  for (const [index, balance] of balances.entries()) {
    const account = checkedAccount(known, balance, index);
    if (await openOnce(tx, account, balance, at)) opened += 1;
  }
  return opened;
}

function checkedAccount(known: Map<string, Account>, { account: id, party }: OpeningBalance, index: number): Account {
  const field = `balances.${index}`;
  const account = known.get(id);
  if (!account || id === contra) {
    throw refused('unknownAccount', `${field}.account: there is no account ${id} to open`, [
      { field: `${field}.account`, detail: 'is not an account that can be opened' },
    ]);
  }
  if (account.partyKind !== null && party === undefined) {
    throw refused('partyMissing', `${field}.party: ${id} is kept per ${account.partyKind}; say which`, [
      { field: `${field}.party`, detail: `must name the ${account.partyKind}` },
    ]);
  }
  if (account.partyKind === null && party !== undefined) {
    throw refused('partyNotWanted', `${field}.party: ${id} is one account; leave the party out`, [
      { field: `${field}.party`, detail: 'must be left out' },
    ]);
  }
  return account;
}

async function openOnce(tx: FinanceTx, account: Account, balance: OpeningBalance, at: Date): Promise<boolean> {
  const party = balance.party ?? null;
  const source = party === null ? account.id : `${account.id}/${party}`;
  const entries = openingEntries(account, party, fenOf(balance.amount));
  const existing = await findVoucher(tx, rule, source);
  if (!existing) {
    await book(tx, { rule, source, documentNo: null, orderNo: null, at, entries }, at);
    return true;
  }
  const [first] = await entriesOf(tx, [existing.voucherNo]);
  const [wanted] = entries;
  const opened = first ? first.debitFen - first.creditFen : 0;
  if (opened !== signed(wanted)) {
    throw conflict('alreadyOpened', `${source} was opened by ${existing.voucherNo} with another balance; book the difference instead`);
  }
  return false;
}

const other: Record<Side, Side> = { debit: 'credit', credit: 'debit' };

/** A negative balance stands on the other side. */
function openingEntries(account: Account, party: string | null, balance: Fen): [NewEntry, NewEntry] {
  const side = balance < 0 ? other[account.normalSide] : account.normalSide;
  const amount = Math.abs(balance);
  return [
    { account: account.id, party, side, amount },
    { account: contra, party: null, side: other[side], amount },
  ];
}

const signed = ({ side, amount }: NewEntry) => (side === 'debit' ? amount : 0 - amount);
