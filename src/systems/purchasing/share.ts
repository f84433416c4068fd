import type { z } from 'zod';
import type { sharingOrder } from './schemas';

/** A line that waits for pieces, in the order of registration. */
export interface WaitingLine {
  requestLineId: string;
  orderLineId: string | null;
  quantity: number;
  receivedQuantity: number;
}

export interface Share {
  requestLineId: string;
  orderLineId: string | null;
  quantity: number;
}

const missing = ({ quantity, receivedQuantity }: WaitingLine) => quantity - receivedQuantity;

const sorted: Record<z.infer<typeof sharingOrder>, (lines: WaitingLine[]) => WaitingLine[]> = {
  registeredFirst: (lines) => lines,
  fewestPiecesFirst: (lines) => lines.toSorted((a, b) => missing(a) - missing(b)),
};

/**
 * Shares pieces among lines: each gets what it misses, in this order, as long as there are any (I-PP-7).
 * @param lines in the order of registration
 */
export function share(lines: WaitingLine[], accepted: number, order: z.infer<typeof sharingOrder>): Share[] {
  let left = accepted;
  return sorted[order](lines).flatMap((line) => {
    const { requestLineId, orderLineId } = line;
    const quantity = Math.min(left, missing(line));
    left -= quantity;
    return quantity > 0 ? [{ requestLineId, orderLineId, quantity }] : [];
  });
}
