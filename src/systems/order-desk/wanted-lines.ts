import { z } from 'zod';
import { reference } from '../shared-schemas';

/** A field that a dealer may have left out; empty counts as left out. */
const maybe = z.string().trim().max(64).regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has control characters').nullish();

/** Words of the dealer's own, on one line. */
const asWritten = z.string().trim().max(200).regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has control characters').nullish();

/** One wanted part: a part number, or a base part and its colour. What is missing is asked for (DO-04). */
const wantedLine = z.strictObject({
  partNo: maybe,
  partName: asWritten.describe('As the dealer writes it; it finds no part'),
  variety: asWritten.describe('As the dealer writes it (S4.1)'),
  model: maybe,
  colour: maybe,
  quantity: z.number().int().min(0).max(100_000).nullish().describe('0 counts as left out'),
});

/** Lines as a dealer writes them. */
export const wantedLines = z.array(wantedLine).min(1).max(200);
export type WantedLines = z.output<typeof wantedLines>;

/** The dealer's number of an order. */
export const dealerOrderNo = reference.describe("The dealer's own order number");
