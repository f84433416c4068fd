import { z } from 'zod';
import { cny } from '../../../money';
import { moment, personId, pieces, quantity, reference, remark } from '../../shared-schemas';

export const candidateId = reference.describe('Scrap candidate, e.g. SC-202609-001');
export const scrapListNo = reference.describe('Scrap list, e.g. ZL-202609-001');
export const scrapCaseNo = reference.describe('Scrap case, e.g. PS-202609-001');
export const oldPartNo = reference.describe('Lot in the old-parts store, `<caseNo>/<line>`, e.g. WR-202609-001/1');

/** drawingUp → listed → decided → ended; a list that is refused goes back to drawingUp. */
export const scrapCaseState = z.enum(['drawingUp', 'listed', 'decided', 'ended']);
/** How a scrap case ends (flows.md 10). */
export const scrapEnd = z.enum(['scrapped', 'partlyScrapped', 'notScrapped', 'withdrawn']);
/** What is done with a list: by its approvals or the special meeting's resolution (PS-D5), or taken back by who drew it up (PS-D2.2). */
export const scrapDecision = z.enum(['scrapAll', 'scrapPart', 'scrapNone', 'withdraw']);
export type ScrapDecision = z.infer<typeof scrapDecision>;

/** True when each candidate stands once. */
const eachOnce = (all: { candidateId: string }[]) => new Set(all.map((each) => each.candidateId)).size === all.length;
const twice = 'names a candidate twice';

/** What goes on a list of each candidate; with 0 pieces it stays in the pool. */
export const listedLines = z.array(z.strictObject({ candidateId, quantity: pieces })).max(500).refine(eachOnce, twice);

/** What the special meeting resolves for each line: scrap, keep as an old part, back to the supplier (WR-16). */
export const resolvedLine = z.strictObject({ candidateId, scrapQuantity: pieces, keepQuantity: pieces, supplierQuantity: pieces });
export const resolvedLines = z.array(resolvedLine).max(200).refine(eachOnce, twice);

/** Pieces that wait for a list, as PS-01 shows them. */
export const openCandidate = z.object({
  candidateId,
  oldPartNo,
  partNo: reference,
  partName: z.string(),
  quantity: quantity.describe('Pieces that can go on the list'),
  unitValue: cny,
  amount: cny,
  reason: z.string(),
  caseNo: reference.describe('Case that the old part came with, e.g. WR-202609-001'),
});

/** Goods on their way to the scrap zones. */
export const scrapGoods = z.object({ candidateId, partNo: reference, partName: z.string(), quantity });

/** Pieces that the special meeting sends back to a supplier, which is asked once more (WR-16). */
export const supplierClearing = z.object({
  caseNo: reference.describe('Case of the returned parts, e.g. WR-202609-001'),
  supplierNo: reference,
  parts: z.array(z.object({ oldPartNo, partNo: reference, partName: z.string(), quantity })),
});

export const scrapListLine = z.object({
  ...openCandidate.shape,
  supplierNo: reference.nullable().describe('Supplier that the special meeting may send it back to (PS-D5.2)'),
  scrapQuantity: pieces.describe('Approved for scrapping; the listed quantity until it is decided'),
  keepQuantity: pieces,
  supplierQuantity: pieces,
  scrapped: pieces.describe('Handed over to Administration'),
});

export const scrapList = z.object({
  scrapListNo,
  caseNo: scrapCaseNo,
  sheetRevision: z.number().int().min(1),
  scrapAmount: cny.describe('Total of the lines (M-04, I-PS-3)'),
  drawnUpBy: personId,
  drawnUpAt: moment,
  decision: scrapDecision.nullable().describe('null: not decided, or replaced by a later revision'),
  lines: z.array(scrapListLine),
});

export const scrapCase = z.object({
  caseNo: scrapCaseNo,
  state: scrapCaseState,
  endState: scrapEnd.nullable(),
  openedAt: moment,
  endedAt: moment.nullable(),
});

export const scrapCandidate = z.object({
  candidateId,
  oldPartNo,
  partNo: reference,
  partName: z.string(),
  quantity,
  unitValue: cny,
  reason: remark,
  supplierNo: reference.nullable(),
  caseNo: reference,
  addedBy: personId,
  addedAt: moment,
  open: pieces,
  listed: pieces,
  scrapped: pieces,
  kept: pieces,
  toSupplier: pieces,
  missing: pieces.describe('Not there when the pieces were counted (PS-D6.2)'),
});
