import { z } from 'zod';
import { calendarDay, moment, personId, pieces, quantity, reference, remark, title, unitAmount } from '../shared-schemas';

export const purchaseRequestNo = reference.describe('Purchase request, e.g. PP-202609-001');
export const requestLineId = reference.describe("Request line, the need of one place, e.g. RL-202609-001; the key of purchaseLineSettled");
export const supplierNo = reference.describe('Supplier, e.g. SUP-A');
export const deliveryNo = reference.describe('Delivery as purchasing recorded it, e.g. DL-202609-001');
export const deliveryNoteNo = reference.describe("The supplier's delivery note; each is taken in once per supplier");
export const vendorReturnNoteNo = reference.describe('Exchange or return note, e.g. VN-202609-001');

/** What is made of pieces that were bought and did not come: they come later, are sourced anew, or are given up. */
export const undelivered = z.enum(['expected', 'sourceAnew', 'givenUp']);

/** How failed goods are made good (PP-D7). */
export const remedy = z.enum(['exchange', 'return']);

/** In which order accepted pieces are shared among the lines of a request (I-PP-7). */
export const sharingOrder = z.enum(['registeredFirst', 'fewestPiecesFirst']);

/** pooled → collected → one of the end states of a request line. */
export const requestLineState = z.enum(['pooled', 'collected', 'receivedInFull', 'receivedInPart', 'notReceived']);
export const settledState = z.enum(['receivedInFull', 'receivedInPart', 'notReceived']);

export const supplier = z.object({ supplierNo, name: title, inSupplySystem: z.boolean(), hasBusinessDealings: z.boolean() });

export const neededBy = calendarDay.describe('By which day the pieces are needed (PR-08)');
/** Who asked, and is told when nobody supplies the part (PP-16). */
export const requesterPost = reference.describe('Post that asked, e.g. back-office-clerk; told when nobody supplies the part');

/** A need in purchasing's pool: a part purchase request. */
export const poolLine = z.object({
  requestLineId,
  partNo: reference,
  partName: title,
  quantity,
  orderLineId: reference.nullable().describe('null: for stock'),
  requirements: remark.nullable(),
  requester: personId.nullable(),
  requesterPost: requesterPost.nullable(),
  neededBy: neededBy.nullable(),
  requestedAt: moment,
});

export const poolPart = z.object({ partNo: reference, partName: title, quantity: z.number().int(), lineCount: z.number().int() });

/** One entry of a need's tracking record. */
export const trackingEntry = z.object({
  event: z.enum(['requested', 'collected', 'supplierChosen', 'delivered', 'accepted', 'takenBack', 'settled']),
  at: moment,
  paperNo: reference.nullable(),
  quantity: z.number().int().nullable(),
});

export const requestLine = poolLine.extend({
  state: requestLineState,
  purchaseRequestNo: purchaseRequestNo.nullable(),
  receivedQuantity: pieces,
  shortQuantity: pieces.describe('0 until it is settled'),
  expectedOn: calendarDay.nullable().describe('When the supplier is to deliver'),
  trackingRecord: z.array(trackingEntry),
});

/** What a part has to be like (S5.2). */
export const requirementsOfPart = {
  specification: z.string().max(500).nullable(),
  qualityRequirements: z.string().max(500).nullable(),
  specialRequirements: z.string().max(500).nullable(),
};

/** Where a purchase request stands, in pieces. */
export const progress = z.object({
  requestedQuantity: pieces,
  acceptedQuantity: pieces,
  givenUpQuantity: pieces.describe('Bought or returned, and no longer wanted'),
  undeliveredQuantity: pieces.describe('Bought, and the supplier is still to deliver them'),
  inspectionQuantity: pieces.describe('Delivered, neither accepted nor missing nor on an exchange or return note'),
  missingQuantity: pieces.describe('Passed, and not there when they were to be taken in: the needs are short of them'),
  exchangeQuantity: pieces.describe('On exchange notes, and still to be replaced'),
  exchangeNoteNo: vendorReturnNoteNo.nullable().describe('The oldest exchange note that waits for replacement goods'),
  replacementAwaited: z.boolean().describe('Replacement goods are still to come, or came and are not inspected yet'),
  openQuantity: pieces.describe('Still needed and to be sourced (again)'),
});

const choice = z.object({
  round: z.number().int(),
  supplierNo,
  unitPrice: unitAmount,
  orderedQuantity: quantity,
  expectedOn: calendarDay.nullable(),
  purchaser: personId,
  chosenAt: moment,
});

const delivery = z.object({
  deliveryNo,
  supplierNo,
  deliveryNoteNo,
  notedQuantity: pieces,
  countedQuantity: quantity,
  vendorReturnNoteNo: vendorReturnNoteNo.nullable().describe('Of replacement goods'),
  acceptedQuantity: pieces,
  failedQuantity: pieces,
  missingQuantity: pieces.describe('Passed, and not there when they were to be taken in'),
  deliveredAt: moment,
});

const vendorReturn = z.object({
  vendorReturnNoteNo,
  deliveryNo,
  nonconformingSlipNo: reference,
  remedy,
  quantity,
  replacedQuantity: pieces,
  purchaser: personId,
  madeAt: moment,
});

export const purchaseRequest = z.object({
  purchaseRequestNo,
  partNo: reference,
  partName: title,
  ...requirementsOfPart,
  maker: personId.nullable().describe('null: made by the clock'),
  madeAt: moment,
  closedAt: moment.nullable(),
  givenUpReason: z.string().nullable(),
  requestLineIds: z.array(requestLineId),
  choices: z.array(choice),
  deliveries: z.array(delivery),
  vendorReturns: z.array(vendorReturn),
  progress,
});
