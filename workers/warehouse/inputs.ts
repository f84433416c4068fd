import { z } from 'zod';
import { line, title } from '../../src/systems/shared-schemas';
import { optionalReference } from '../inputs';
import { location } from '../../src/systems/warehouse/schemas';

const pieces = z.number().int().min(0).max(100_000);
const partNo = line.shape.partNo;

/** Lines as packed: a line left out counts zero pieces. */
export const packedLineList = z.array(z.object({ ...line.shape, quantity: z.number().int().min(0).max(100_000) })).min(1);

/** What lies in which carton, as a packer fills it in; rows left empty are dropped. Undefined in a case that began before packers were asked. */
export const cartonLineList = z
  .array(z.object({ carton: z.number().int().min(1).max(100).nullish(), orderLineId: z.string().nullish(), quantity: pieces.nullish() }))
  .nullish()
  .transform((rows) => rows === undefined ? undefined : (rows ?? []).flatMap(({ carton, orderLineId, quantity }) => (carton && orderLineId && quantity ? [{ carton, orderLineId, quantity }] : [])));

/** Lines of a form; what stands beside the fields is dropped, no list counts as an empty one. */
const listOf = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.object(shape)).nullish().transform((list) => list ?? []);

export const realLineList = listOf({ partNo, realQuantity: pieces });
export const realOrderLineList = listOf({ orderLineId: line.shape.orderLineId, realQuantity: pieces });
export const countedPartList = z.array(z.object({ partNo, countedQuantity: pieces })).min(1);
export const storedLineList = z.array(z.object({ partNo, storageClass: title })).min(1);

const place = { partNo, location, oldPartNo: optionalReference, candidateId: optionalReference };
export const countPlaceList = z.array(z.object(place)).min(1);
export const countedPlaceList = z.array(z.object({ ...place, countedQuantity: pieces })).min(1);
