import { z } from 'zod';
import { operation } from '../../http/contract';
import { orderNo, page, quantity, reference, remark, unitAmount } from '../shared-schemas';
import { location, movement, orderLineId, reservation, stockRow } from './schemas';

/** Operations on parts, stock and reservations. */
export const stockOperations = {
  loadStock: operation({
    method: 'post',
    path: '/stock/opening',
    summary: 'Loads parts and their opening stock, once per part and location; the same again changes nothing',
    body: z.strictObject({
      parts: z.array(z.strictObject({ partNo: reference, name: z.string().trim().min(1).max(200), unitCost: unitAmount })).max(2000),
      opening: z.array(z.strictObject({ partNo: reference, location, quantity })).max(2000),
    }),
    result: z.object({ parts: z.number().int(), movements: z.number().int() }),
    problems: { unknownPart: 422, unitCostFixed: 409, alreadyOpened: 409 },
  }),
  receiveStock: operation({
    method: 'post',
    path: '/stock/receipts',
    summary: 'Takes pieces into the after-sales store against a paper; a paper moves a part once',
    body: z.strictObject({ documentNo: reference, partNo: reference, location: z.literal('AS'), quantity, reason: remark }),
    result: z.object({ movementId: reference }),
    problems: { unknownPart: 422, alreadyMoved: 409 },
  }),
  getStock: operation({
    method: 'get',
    path: '/stock',
    summary: 'Pieces on hand, reserved and free, per part and location',
    query: z.strictObject({ partNo: reference.optional(), location: location.optional() }),
    result: z.object({ stock: z.array(stockRow) }),
  }),
  checkFreeStock: operation({
    method: 'get',
    path: '/parts/{partNo}/free-stock',
    summary: 'Pieces of a part in the after-sales store that nobody has reserved',
    params: z.strictObject({ partNo: reference }),
    result: z.object({ freeQuantity: z.number().int().min(0) }),
    problems: { unknownPart: 422 },
  }),
  listMovements: operation({
    method: 'get',
    path: '/movements',
    summary: 'The movements ledger, oldest first',
    query: z.strictObject({
      partNo: reference.optional(),
      documentNo: reference.optional(),
      orderNo: orderNo.optional(),
      ...page,
    }),
    result: z.object({ movements: z.array(movement) }),
  }),
  reserveStock: operation({
    method: 'post',
    path: '/reservations',
    summary: 'Reserves as many free pieces as there are, up to the quantity; first come, first served (I-SW-1)',
    body: z.strictObject({ orderLineId, partNo: reference, quantity: z.number().int().min(0).max(100_000) }),
    result: z.object({ reservedQuantity: z.number().int().min(0) }),
    problems: { unknownPart: 422, partDiffers: 409 },
  }),
  releaseReservations: operation({
    method: 'post',
    path: '/reservations/release',
    summary: 'Gives reserved pieces of an order, or of one of its lines, free again; refused while a reviewed slip still counts on them',
    body: z.strictObject({ orderNo, orderLineId: orderLineId.optional() }),
    result: z.object({ releasedQuantity: z.number().int().min(0) }),
    problems: { dispatchUnderWay: 409, lineOfOtherOrder: 422 },
  }),
  listReservations: operation({
    method: 'get',
    path: '/reservations',
    summary: 'Pieces that are kept for order lines now',
    query: z.strictObject({ orderNo: orderNo.optional(), partNo: reference.optional(), ...page }),
    result: z.object({ reservations: z.array(reservation) }),
  }),
};
