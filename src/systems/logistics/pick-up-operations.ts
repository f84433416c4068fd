import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, page, personId, reference, title } from '../shared-schemas';

export const pickUpNo = reference.describe('Pick-up, e.g. PU-202609-001');

export const recordPickUpBody = z.strictObject({
  caseNo: reference.describe('Vehicle return, e.g. VR-202609-001'),
  frameNo: reference.describe('Frame number of the vehicle, e.g. V-2001'),
  place: title.describe('Works gate, station or depot'),
  fetchedBy: personId,
});

/** Operations on vehicles that are fetched (VR-D6.3). */
export const pickUpOperations = {
  recordPickUp: operation({
    method: 'post',
    path: '/pick-ups',
    summary: 'Service Marketing fetched a returned vehicle from the works gate, a station or a depot (VR-D6.3)',
    body: recordPickUpBody,
    result: z.object({ pickUpNo }),
  }),
  listPickUps: operation({
    method: 'get',
    path: '/pick-ups',
    summary: 'Vehicles that were fetched, oldest first; of one case when asked',
    query: z.strictObject({ caseNo: recordPickUpBody.shape.caseNo.optional(), ...page }),
    result: z.object({ pickUps: z.array(z.object({ ...recordPickUpBody.shape, pickUpNo, fetchedAt: moment })) }),
  }),
};
