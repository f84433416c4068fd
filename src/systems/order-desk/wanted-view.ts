import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { findParts } from './catalogue-repository';
import { partNameIn } from './part-name';
import type { OrderDeskTables } from './tables';
import { wantedOf } from './wanted-repository';

/** The lines as the dealer wrote them; where they name no part, with the catalogue's name. */
export async function viewWanted(
  tx: Transaction<OrderDeskTables>,
  order: { orderNo: string; wantedRound: number },
  locale: Locale,
) {
  const wanted = await wantedOf(tx, order);
  const parts = await findParts(tx, [...new Set(wanted.flatMap(({ partNo }) => partNo ?? []))]);
  return wanted.map(({ lineNo, partNo, partName, variety, model, colour, quantity }) => {
    const part = parts.find((each) => each.partNo === partNo);
    return { lineNo, partNo, partName: partName ?? (part ? partNameIn(locale, part) : null), variety, model, colour, quantity };
  });
}
