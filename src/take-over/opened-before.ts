import { SystemUnavailable } from '../http/client';
import { cnyOf, fenOf } from '../money';
import type { SystemClients } from '../systems/clients';
import { openedBalances, openedStock } from './balance';
import type { TakeOver } from './read';

/** Opening balances and opening stock that an installation has. */
export interface OpenedBefore {
  /** How many of them are as these books open them: a take-over that is done again, or carried on. */
  own: number;
  /** Those that are not, in words: what is opened stays, so these books can never balance there. */
  others: string[];
}

/** Asks finance and the warehouse what they have opened; undefined where they can't be asked. */
export async function openedBefore({ masterData }: TakeOver, clients: Pick<SystemClients, 'finance' | 'warehouse'> | undefined): Promise<OpenedBefore | undefined> {
  if (clients === undefined) return undefined;
  try {
    const [balances, movements] = await Promise.all([openedBalances(clients), openedStock(clients)]);
    const entries = [
      ...balances.map(({ account, party, fen }) => entry(account, party ?? '', cnyOf(fen))),
      ...movements.map(({ partNo, to, quantity }) => entry(partNo, to ?? '', String(quantity))),
    ];
    const wanted = new Set([
      ...masterData.balances.map(({ account, party, amount }) => entry(account, party ?? '', cnyOf(fenOf(amount)))),
      ...masterData.stock.flatMap(({ partNo, opening }) => Object.entries(opening).map(([place, quantity]) => entry(partNo, place, String(quantity)))),
    ]);
    const others = entries.filter((each) => !wanted.has(each));
    return { own: entries.length - others.length, others };
  } catch (error) {
    if (error instanceof SystemUnavailable) return undefined;
    throw error;
  }
}

const entry = (...cells: string[]) => cells.filter((cell) => cell !== '').join('\t');
