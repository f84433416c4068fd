import { cnyOf, fenOf } from '../money';
import { pages } from '../pages';
import type { SystemClients } from '../systems/clients';

/** Which account holds the value of the goods at each place; what lies in handover staging has not been posted out yet. */
const accountOf: Record<string, string> = { AS: 'afterSalesInventory', ST: 'afterSalesInventory', CO: 'companyInventory', PT: 'inventoryAtPainter', OLD: 'oldPartsInventory' };

/** Pieces and values as the systems hold them: by what moved, and as kept. */
export interface Books {
  ledger: { debit: string; credit: string };
  /** Value in CNY of the goods on the places of each inventory account, and the account's balance. */
  accounts: { account: string; stock: string; balance: string }[];
  /** Pieces of the whole company; `departed`: those that went to dealers. */
  pieces: { opening: number; cameIn: number; wentOut: number; departed: number; closing: number };
  /** Parts at places, `CTL-M1 AS`, where the movements do not add up to what is on hand. */
  placesThatDiffer: string[];
}

interface Movement {
  movementId: string;
  type: string;
  partNo: string;
  from: string | null;
  to: string | null;
  quantity: number;
  unitCost: string;
  oldPartNo: string | null;
}

/**
 * The books of warehouse and finance. Goods count quantity times unit cost (I-G-13), old parts what their lots are worth
 * (a motor beyond repair gets its value where it lies); what no rule posts yet, which finance lists, does not count.
 */
export async function readBooks({ finance, warehouse }: SystemClients): Promise<Books> {
  const [{ debit, credit }, { balances }, unposted, movements, { stock }, { totalValue }] = await Promise.all([
    finance.trialBalance({}),
    finance.getBalances({ query: {} }),
    pages(async (page) => (await finance.listUnposted({ query: page })).movements),
    pages(async (page) => (await warehouse.listMovements({ query: page })).movements),
    warehouse.getStock({ query: {} }),
    warehouse.listOldParts({ query: { limit: 1 } }),
  ]);
  const open = new Set(unposted.map(({ movementId }) => movementId));
  const ofLots = ({ oldPartNo }: Movement) => oldPartNo !== null;
  const values = valuesOf(movements.filter((movement) => !open.has(movement.movementId) && !ofLots(movement)));
  const openOfLots = valuesOf(movements.filter((movement) => open.has(movement.movementId) && ofLots(movement)));
  const inLots = fenOf(totalValue) - (openOfLots.get('oldPartsInventory') ?? 0);
  values.set('oldPartsInventory', (values.get('oldPartsInventory') ?? 0) + inLots);
  const onHand = new Map(stock.map((row) => [`${row.partNo} ${row.location}`, row.onHand]));
  return {
    ledger: { debit, credit },
    accounts: [...new Set(Object.values(accountOf))].map((account) => ({
      account,
      stock: cnyOf(values.get(account) ?? 0),
      balance: balances.find((each) => each.account === account)?.balance ?? '0.00',
    })),
    pieces: {
      opening: piecesOf(movements, ({ type }) => type === 'opening'),
      cameIn: piecesOf(movements, ({ type, from }) => from === null && type !== 'opening'),
      wentOut: piecesOf(movements, ({ to }) => to === null),
      departed: piecesOf(movements, ({ type }) => type === 'departure'),
      closing: [...onHand.values()].reduce((sum, pieces) => sum + pieces, 0),
    },
    placesThatDiffer: differences(onHand, movedTo(movements, (partNo, place) => `${partNo} ${place}`, ({ quantity }) => quantity)),
  };
}

const valuesOf = (movements: Movement[]) => movedTo(movements, (_partNo, place) => accountOf[place], ({ quantity, unitCost }) => quantity * fenOf(unitCost));

/** What came less what went, summed by a name of part and place; undefined names are left out. */
function movedTo(movements: Movement[], named: (partNo: string, place: string) => string | undefined, much: (movement: Movement) => number): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (movement: Movement, place: string | null, sign: number) => {
    const name = place === null ? undefined : named(movement.partNo, place);
    if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + sign * much(movement));
  };
  for (const movement of movements) {
    add(movement, movement.from, -1);
    add(movement, movement.to, 1);
  }
  return sums;
}

const piecesOf = (movements: Movement[], wanted: (movement: Movement) => boolean) =>
  movements.filter(wanted).reduce((sum, { quantity }) => sum + quantity, 0);

const differences = (one: Map<string, number>, other: Map<string, number>) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => (one.get(name) ?? 0) !== (other.get(name) ?? 0));
