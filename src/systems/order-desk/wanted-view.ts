import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import { findParts } from './catalogue-repository';
import { partNameIn } from './part-name';
import type { OrderDeskTables } from './tables';
import { wantedOf } from './wanted-repository';

/** The lines as the dealer wrote them, with the name of a part that the catalogue knows. */
export async function viewWanted(
  tx: Transaction<OrderDeskTables>,
  order: { orderNo: string; wantedRound: number },
  locale: Locale,
) {
  const wanted = await wantedOf(tx, order);
  const parts = await findParts(tx, [...new Set(wanted.flatMap(({ partNo }) => partNo ?? []))]);
  return wanted.map(({ lineNo, partNo, model, colour, quantity }) => {
    const part = parts.find((each) => each.partNo === partNo);
    return { lineNo, partNo, partName: part ? partNameIn(locale, part) : null, model, colour, quantity };
  });
}
