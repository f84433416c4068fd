import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, page, personId, pieces, quantity, reference, title } from '../shared-schemas';
import { drawWhiteParts, dueFor, outsourcingOrder, outsourcingOrderNo, painterDeliveryNoteNo, painterNo, paintTermsToLoad, shortageReportNo, signature } from './outsourcing-schemas';
import { saidMoment } from './said-moments';

const ofOrder = z.strictObject({ outsourcingOrderNo });
const ofNote = { painterDeliveryNoteNo };
const momentProblems = { noSuchMoment: 422, momentAhead: 422, momentTooEarly: 422 };
const orderProblems = { notFound: 404, orderState: 409 };

/** Operations on paint outsourcing orders (OP-03, OP-05, OP-14 to OP-16) and their deadline. */
export const outsourcingOperations = {
  loadPaintTerms: operation({
    method: 'post',
    path: '/paint-terms',
    summary: 'Loads which white part becomes which painted part, at which paint shop and for which fee; what is there already is replaced',
    body: paintTermsToLoad,
    result: z.object({ paintTerms: z.number().int() }),
    problems: { unknownPainter: 422 },
  }),
  openOutsourcingOrder: operation({
    method: 'post',
    path: '/outsourcing-orders',
    summary: 'Opens the order for painted parts at the paint shop that paints them (OP-03)',
    body: z.strictObject({ partNo: reference, quantity, orderLineId: reference.optional().describe('Left out: for stock') }),
    result: z.object({
      outsourcingOrderNo,
      partName: title,
      colour: title,
      quantity,
      whitePartNo: reference,
      whitePartName: title,
      painterNo,
      painterName: title,
      drawWhiteParts,
    }),
    problems: { noPaintTerms: 422 },
  }),
  recordOutsourcingSent: operation({
    method: 'post',
    path: '/outsourcing-orders/signatures',
    summary: 'The paint shop signs for the white parts (OP-05): what it is paid is told to finance',
    body: z.strictObject({ outsourcingOrderNo, quantity, signedBy: signature, signedAt: saidMoment.optional(), sentBy: personId }),
    result: z.object({ signedAt: moment }),
    problems: { ...orderProblems, moreThanWanted: 422, ...momentProblems },
  }),
  checkSignedMoment: operation({
    method: 'get',
    path: '/outsourcing-orders/signed-moments',
    summary: 'Whether the paint shop can have signed then: not in the future, not before the order was opened, nor for failed pieces before they were handed over (OP-05, OP-14)',
    query: z.strictObject({ outsourcingOrderNo, painterDeliveryNoteNo: painterDeliveryNoteNo.optional(), signedAt: saidMoment }),
    result: z.object({ misfit: z.string().nullable().describe("Why not, in the installation's language") }),
    problems: { notFound: 404 },
  }),
  recordPaintDue: operation({
    method: 'post',
    path: '/outsourcing-orders/dues',
    summary: 'By when pieces have to be back (T-01); of the order, or of a rework (I-OP-11)',
    body: z.strictObject({ outsourcingOrderNo, dueFor, quantity, dueAt: moment }),
    result: z.object({ nextDueAt: moment }),
    problems: orderProblems,
  }),
  recordPaintBreach: operation({
    method: 'post',
    path: '/outsourcing-orders/breaches',
    summary: 'Writes down once what is late (OP-07, I-G-5), judged by the recorded moments: handed over before the due moment is in time',
    body: ofOrder,
    result: z.object({
      breached: z.boolean(),
      dueAt: moment.nullable(),
      missingQuantity: pieces,
      lateMakeUpQuantity: pieces.describe('Pieces of a make-up that are late, and that nobody was asked about yet (I-OP-10)'),
    }),
    problems: { notFound: 404 },
  }),
  recordRework: operation({
    method: 'post',
    path: '/outsourcing-orders/reworks',
    summary: 'The paint shop signs for failed pieces of a delivery, to do them again (OP-14)',
    body: z.strictObject({ ...ofNote, quantity, signedBy: signature, signedAt: saidMoment.optional(), sentBy: personId }),
    result: z.object({ signedAt: moment, failureCount: z.number().int().describe('How often these pieces have failed, this time included (OP-D5.3)') }),
    problems: { ...orderProblems, notCounted: 409, reworkRecorded: 409, moreThanTaken: 422, ...momentProblems },
  }),
  recordPaintAccepted: operation({
    method: 'post',
    path: '/outsourcing-orders/acceptances',
    summary: 'Pieces of a delivery that passed are taken in (OP-15); those that were not there open a shortage report (SW-D2.2)',
    body: z.strictObject({
      ...ofNote,
      quantity: pieces,
      missingQuantity: pieces.default(0).describe('Passed, and not there when they were to be taken in'),
    }),
    result: z.object({ acceptedQuantity: pieces, shortageReportNo: shortageReportNo.nullable() }),
    problems: { ...orderProblems, notCounted: 409, moreThanTaken: 422 },
  }),
  takeBackPaintAcceptance: operation({
    method: 'post',
    path: '/outsourcing-orders/acceptances/taken-back',
    openTo: ['relay'],
    summary: 'The receipt slip of painted parts was reversed by a red-letter slip (I-G-14): its pieces are to be taken in again, also of an order that is closed',
    body: z.strictObject({ ...ofNote, receiptSlipNo: reference, quantity }),
    result: z.object({}),
    problems: { notFound: 404, slipTakenBack: 409, acceptanceNotYetKnown: 503 },
  }),
  reviewOutsourcingOrder: operation({
    method: 'post',
    path: '/outsourcing-orders/reviews',
    summary: 'What the paint shop is still to hand over, missing pieces included for which nothing is decided and those to be taken in again, and what is next due (OP-D4, OP-D5)',
    body: ofOrder,
    result: z.object({ outstandingQuantity: pieces, nextDueAt: moment.nullable() }),
    problems: { notFound: 404 },
  }),
  closeOutsourcingOrder: operation({
    method: 'post',
    path: '/outsourcing-orders/closings',
    summary: 'Closes an order that nothing is expected of and no shortage is open of (OP-16); one that was never sent is void',
    body: ofOrder,
    result: z.object({ acceptedQuantity: pieces, deductedQuantity: pieces }),
    problems: { ...orderProblems, piecesExpected: 409 },
  }),
  listOutsourcingOrders: operation({
    method: 'get',
    path: '/outsourcing-orders',
    summary: 'Outsourcing orders with their delivery notes, shortage reports and deadlines, oldest first',
    query: z.strictObject({ outsourcingOrderNo: outsourcingOrderNo.optional(), orderLineId: reference.optional(), ...page }),
    result: z.object({ outsourcingOrders: z.array(outsourcingOrder) }),
  }),
};
