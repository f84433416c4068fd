import { refusedField } from '../../http/problem';
import type { Line } from '../shared-schemas';

/** Pieces of a line in the carton of this place, 1 for the first. */
export interface CartonLine {
  carton: number;
  orderLineId: string;
  quantity: number;
}

/**
 * What lies in which carton: what is not said to lie in an earlier one lies in the last. Where nobody was asked, it is
 * not known, and all of it counts as lying in the first.
 * Throws 422 `cartonsDiffer` for a carton or line that there is not, for more pieces than are packed, and for an
 * empty carton.
 */
export function contentsOf(packed: Line[], cartonCount: number, said: CartonLine[] | undefined): Line[][] {
  if (said === undefined) return [packed, ...Array.from({ length: cartonCount - 1 }, () => [])];
  const inEarlier = Array.from({ length: cartonCount - 1 }, (_, index) => packed.flatMap((line) => part(line, piecesIn(said, index + 1, line))));
  const inLast = packed.flatMap((line) => part(line, line.quantity - piecesIn(said, undefined, line)));
  const contents = [...inEarlier, inLast];
  const unknown = said.find(({ carton, orderLineId }) => carton >= cartonCount || packed.every((line) => line.orderLineId !== orderLineId));
  if (unknown) throw differs(`carton ${unknown.carton} of ${cartonCount} is none but the last, or ${unknown.orderLineId} is not packed`);
  const tooMany = packed.find((line) => piecesIn(said, undefined, line) > line.quantity);
  if (tooMany) throw differs(`more pieces of ${tooMany.orderLineId} are in cartons than the ${tooMany.quantity} that are packed`);
  const empty = contents.findIndex((lines) => lines.length === 0);
  if (empty >= 0) throw differs(`carton ${empty + 1} is empty`);
  return contents;
}

const piecesIn = (said: CartonLine[], carton: number | undefined, { orderLineId }: Line) =>
  said.filter((each) => each.orderLineId === orderLineId && (carton === undefined || each.carton === carton)).reduce((sum, { quantity }) => sum + quantity, 0);

const part = (line: Line, quantity: number): Line[] => (quantity > 0 ? [{ ...line, quantity }] : []);

const differs = (detail: string) => refusedField('cartonsDiffer', 'cartonLines', detail);
