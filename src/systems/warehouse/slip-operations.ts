import { z } from 'zod';
import { operation } from '../../http/contract';
import { dealerNo, issueSlipNo, lines, moment, orderNo, orderSource, page, personId, reference, remark, shippingMethod } from '../shared-schemas';
import { cartonContent, cartonLine, issueSlip, location, packedLines, packingRecord, realOrderLines, shipment, slipState } from './schemas';

const done = z.object({ slipState });
const notInState = { notFound: 404, slipState: 409 };

/** Operations on issue slips: from the clerk's desk to the carton's departure. */
export const slipOperations = {
  makeIssueSlip: operation({
    method: 'post',
    path: '/issue-slips',
    summary: 'Makes out an issue slip (DO-10); it may say more than is reserved, which the review finds',
    body: z.strictObject({ orderNo, dealerNo, shippingMethod, slipLines: lines, maker: personId }),
    result: z.object({ issueSlipNo }),
    problems: { unknownPart: 422, lineOfOtherOrder: 422, partDiffers: 422 },
  }),
  reviewIssueSlip: operation({
    method: 'post',
    path: '/issue-slips/review',
    summary: 'Reviews a slip (DO-D4): void when refused, when it exceeds what is reserved, or when it leaves out what may not go later',
    body: z.strictObject({
      issueSlipNo,
      approved: z.boolean(),
      reason: remark.optional(),
      reviewer: personId,
      wholeLines: lines.nullish().describe('Of an order that may not go in parts: the lines that the slip must say in full (DO-D3.1)'),
    }),
    result: z.object({
      slipState: z.enum(['reviewed', 'void']),
      reviewedAt: moment.nullable().describe('Only of a reviewed slip: T-05 runs from here'),
      reviewReason: z.string().nullable(),
    }),
    problems: { ...notInState, sameHand: 409, reasonMissing: 422 },
  }),
  recordPicking: operation({
    method: 'post',
    path: '/issue-slips/picking',
    summary: 'The keeper has prepared the goods (PD-02), or a line is short: then the slip is void (SW-D1.3)',
    body: z.strictObject({
      issueSlipNo,
      keeper: personId,
      realLines: realOrderLines.describe('Only when pieces are missing: what really lies there of the lines').default([]),
    }),
    result: done.extend({
      shortage: z.boolean().describe('true also when a count took pieces that the slip counts on'),
      shortageReason: z.string().nullable(),
      countLines: z.array(z.object({ partNo: reference, location })).describe('Places to be counted'),
    }),
    problems: { ...notInState, lineNotOnSlip: 422, notShort: 422 },
  }),
  recordCheck: operation({
    method: 'post',
    path: '/issue-slips/check',
    summary: 'The goods agree with the slip, or go back to the keeper (PD-D1)',
    body: z.strictObject({ issueSlipNo, agrees: z.boolean(), reason: remark.optional(), checker: personId }),
    result: done,
    problems: { ...notInState, sameHand: 409, reasonMissing: 422 },
  }),
  recordApproval: operation({
    method: 'post',
    path: '/issue-slips/approval',
    summary: 'Approved for packing, or back to the keeper (PD-D2)',
    body: z.strictObject({ issueSlipNo, approved: z.boolean(), reason: remark.optional(), approver: personId }),
    result: done,
    problems: { ...notInState, sameHand: 409, reasonMissing: 422 },
  }),
  recordPacking: operation({
    method: 'post',
    path: '/packing-records',
    summary: 'Writes the packing record (PD-05)',
    body: z.strictObject({ issueSlipNo, packedLines, cartonCount: z.number().int().min(1).max(100), cartonLines: z.array(cartonLine).max(500).optional().describe('What lies in which carton; what is not said lies in the last. Left out: nobody was asked'), packer: personId }),
    result: z.object({
      packingRecordNo: reference,
      cartonNo: reference.describe('The first carton'),
      cartonNos: z.array(reference),
      cartons: z.array(cartonContent),
      shipmentLines: lines.describe('Lines packed with at least one piece'),
    }),
    problems: { ...notInState, lineNotOnSlip: 422, partDiffers: 422, morePackedThanSlip: 422, nothingPacked: 422, cartonsDiffer: 422 },
  }),
  moveToStaging: operation({
    method: 'post',
    path: '/movements/staging',
    summary: 'Signed-over goods move to handover staging, still reserved for their lines (PD-08)',
    body: z.strictObject({ issueSlipNo, handoverNo: reference, shipmentLines: lines }),
    result: z.object({}),
    problems: { ...notInState, lineNotOnSlip: 422, partDiffers: 422, moreThanSlip: 422, notReserved: 409, alreadyMoved: 409 },
  }),
  returnToStore: operation({
    method: 'post',
    path: '/movements/staging-return',
    summary: 'Goods that Logistics returns move back to the after-sales store, still reserved for their lines (PD-D5.1)',
    body: z.strictObject({ issueSlipNo, handoverNo: reference, shipmentLines: lines }),
    result: z.object({}),
    problems: { ...notInState, lineNotOnSlip: 422, partDiffers: 422, moreThanSlip: 422, notReserved: 409, alreadyMoved: 409 },
  }),
  cancelIssueSlip: operation({
    method: 'post',
    path: '/issue-slips/cancellation',
    summary: 'A reviewed slip becomes void, packed or not, before any of its goods have left (DO-D5.1)',
    body: z.strictObject({ issueSlipNo, reason: remark }),
    result: done,
    problems: { ...notInState, goodsInStaging: 409, goodsHaveLeft: 409 },
  }),
  postDeparture: operation({
    method: 'post',
    path: '/movements/departure',
    summary: 'The goods leave the company (PD-14); finance is told of each movement',
    body: z.strictObject({ issueSlipNo, orderSource: orderSource.optional().describe('Of an issue slip'), fromLocation: z.enum(['AS', 'ST']), shipmentLines: lines }),
    result: z.object({ shipmentNo: reference }),
    problems: { ...notInState, lineNotOnSlip: 422, partDiffers: 422, moreThanSlip: 422, orderSourceMissing: 422, notReserved: 409, notInStore: 409 },
  }),
  getIssueSlip: operation({
    method: 'get',
    path: '/issue-slips/{issueSlipNo}',
    summary: 'A slip with its lines and marks',
    params: z.strictObject({ issueSlipNo }),
    result: issueSlip,
    problems: { notFound: 404 },
  }),
  listIssueSlips: operation({
    method: 'get',
    path: '/issue-slips',
    summary: 'Slips, void ones too, oldest first',
    query: z.strictObject({ orderNo: orderNo.optional(), state: slipState.optional(), ...page }),
    result: z.object({ issueSlips: z.array(issueSlip) }),
  }),
  listPackingRecords: operation({
    method: 'get',
    path: '/packing-records',
    summary: 'Packing records, oldest first',
    query: z.strictObject({ orderNo: orderNo.optional(), issueSlipNo: issueSlipNo.optional(), ...page }),
    result: z.object({ packingRecords: z.array(packingRecord) }),
  }),
  listShipments: operation({
    method: 'get',
    path: '/shipments',
    summary: 'Departures with their lines, oldest first',
    query: z.strictObject({ orderNo: orderNo.optional(), issueSlipNo: issueSlipNo.optional(), ...page }),
    result: z.object({ shipments: z.array(shipment) }),
  }),
};
