import { z } from 'zod';

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);
const pieces = maybe(z.number());
const lines = maybe(z.array(z.looseObject({ quantity: z.number() })));

/** What forms show, as far as the people of the run look at it. */
export const seen = z.object({
  orderLineId: maybe(z.string()),
  issueSlipNo: maybe(z.string()),
  purchaseRequestNo: maybe(z.string()),
  outsourcingOrderNo: maybe(z.string()),
  countSheetNo: maybe(z.string()),
  countedLines: maybe(z.array(z.looseObject({ partNo: z.string() }))),
  releaseLines: lines,
  partDrawable: maybe(z.boolean()),
  slipQuantity: pieces,
  poolParts: maybe(z.array(z.looseObject({ partNo: z.string() }))),
  suppliers: maybe(z.array(z.looseObject({ value: z.string() }))),
  moneyMissing: pieces,
  load: maybe(z.string()),
  undeliveredQuantity: pieces,
  exchangeQuantity: pieces,
  fleetRequestNo: maybe(z.string()),
  inspectionMethod: maybe(z.enum(['full', 'sampling'])),
  deliveredQuantity: pieces,
  proposedRemedy: maybe(z.enum(['exchange', 'return'])),
  whiteQuantity: pieces,
  expectedQuantity: pieces,
  inspectionQuantity: pieces,
  canSupply: maybe(z.boolean()),
});
export type Seen = z.infer<typeof seen>;
