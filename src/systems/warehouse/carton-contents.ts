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
 * not known, and all of it counts as lying in the first. A carton without lines is one whose contents are not stated
 * (one piece may fill two boxes): then no carton is left behind singly.
 * Throws 422 `cartonsDiffer` for a carton or line that there is not, and for more pieces than are packed.
 */
export function contentsOf(packed: Line[], cartonCount: number, said: CartonLine[] | undefined): Line[][] {
  if (said === undefined) return [packed, ...Array.from({ length: cartonCount - 1 }, () => [])];
  const inEarlier = Array.from({ length: cartonCount - 1 }, (_, index) => packed.flatMap((line) => part(line, piecesIn(said, index + 1, line))));
  const inLast = packed.flatMap((line) => part(line, line.quantity - piecesIn(said.filter(({ carton }) => carton < cartonCount), undefined, line)));
  const unknown = said.find(({ carton, orderLineId }) => carton > cartonCount || packed.every((line) => line.orderLineId !== orderLineId));
  if (unknown) throw differs(`there is no carton ${unknown.carton} of ${cartonCount}, or ${unknown.orderLineId} is not packed`);
  const tooMany = packed.find((line) => piecesIn(said, undefined, line) > line.quantity);
  if (tooMany) throw differs(`more pieces of ${tooMany.orderLineId} are in cartons than the ${tooMany.quantity} that are packed`);
  return [...inEarlier, inLast];
}

const piecesIn = (said: CartonLine[], carton: number | undefined, { orderLineId }: Line) =>
  said.filter((each) => each.orderLineId === orderLineId && (carton === undefined || each.carton === carton)).reduce((sum, { quantity }) => sum + quantity, 0);

const part = (line: Line, quantity: number): Line[] => (quantity > 0 ? [{ ...line, quantity }] : []);

const differs = (detail: string) => refusedField('cartonsDiffer', 'cartonLines', detail);
