import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, optionalRemark, page, personId, quantity, reference } from '../shared-schemas';
import { countSheetNo } from './keeper-schemas';
import { scrapEnd } from './scrap/schemas';

const caseNo = reference.describe('Vehicle return, e.g. VR-202609-001');
const frameNo = reference.describe('Frame number of the vehicle, e.g. V-2001');
export const vehicleReceiptNoteNo = reference.describe('Vehicle receipt note, e.g. VN-202609-001');
export const custodyTransferRecordNo = reference.describe('Custody transfer record, e.g. CU-202609-001');

/** Goods that pass into Administration's custody: a vehicle stands under its frame number, one piece. */
export const disposalGoods = z
  .array(z.strictObject({ partNo: reference.describe('Part, or frame number of a vehicle'), quantity, candidateId: reference.nullish().describe('Of a scrap list') }))
  .max(200)
  .refine((all) => new Set(all.map(({ partNo, candidateId }) => candidateId ?? partNo)).size === all.length, 'names a part twice');

export const receiveVehicleBody = z.strictObject({ caseNo, frameNo, model: reference, receivedBy: personId });
export const handOutVehicleBody = z.strictObject({ frameNo, specialSaleRecordNo: reference, handedOutBy: personId });
export const transferCustodyBody = z.strictObject({
  caseNo: reference.describe('Case or scrap list, e.g. VR-202609-001'),
  countSheetNo,
  goods: disposalGoods,
  custodySigned: z.boolean().describe('false: Administration does not sign, the goods are counted again (PS-D7.2)'),
  reason: optionalRemark,
  handedOverBy: personId.describe('Service Marketing'),
  signedBy: personId.describe('Administration'),
});

const ofCase = z.strictObject({ caseNo: reference.optional(), ...page });

/** Operations on returned vehicles, which are kept by quantity without value (flows.md 0.8), and on the custody of scrap. */
export const vehicleOperations = {
  receiveVehicle: operation({
    method: 'post',
    path: '/vehicle-receipts',
    summary: 'A returned vehicle comes into the old-parts store, once per case (VR-12, SW-05)',
    body: receiveVehicleBody,
    result: z.object({ vehicleReceiptNoteNo, movementId: reference }),
    problems: { vehicleReceived: 409, vehicleHere: 409, numberOfPart: 422 },
  }),
  handOutVehicle: operation({
    method: 'post',
    path: '/vehicle-hand-outs',
    summary: 'A repaired vehicle that was sold leaves the old-parts store on its sale record (VR-20)',
    body: handOutVehicleBody,
    result: z.object({ movementId: reference }),
    problems: { vehicleNotHere: 409, alreadyMoved: 409 },
  }),
  transferCustody: operation({
    method: 'post',
    path: '/custody-transfers',
    summary: 'Counted goods pass into the custody of Administration, from the old-parts store to the scrap zones (PS-12), or Administration does not sign',
    body: transferCustodyBody,
    result: z.object({
      custodyTransferRecordNo: custodyTransferRecordNo.nullable(),
      movementIds: z.array(reference).describe('What finance writes off (PS-13)'),
      endState: scrapEnd.nullable().describe('Of a scrap list that was handed over'),
      newCandidates: z.array(reference).describe('Made of pieces beyond the list (PS-D6.3)'),
    }),
    problems: {
      ...{ notFound: 404, notCounted: 409, goodsMissing: 422, notOnSheet: 422, moreThanCounted: 422, transferredBefore: 409, sameHand: 409, reasonMissing: 422 },
      ...{ scrapCaseState: 409, differenceOpen: 409 },
    },
  }),
  listVehicleReceipts: operation({
    method: 'get',
    path: '/vehicle-receipts',
    summary: 'Vehicle receipt notes, oldest first; of one case when asked',
    query: ofCase,
    result: z.object({ vehicleReceipts: z.array(z.object({ ...receiveVehicleBody.shape, vehicleReceiptNoteNo, receivedAt: moment })) }),
  }),
  listCustodyTransfers: operation({
    method: 'get',
    path: '/custody-transfers',
    summary: 'Custody transfer records, and hand-overs that Administration did not sign for, oldest first; of one case when asked',
    query: ofCase,
    result: z.object({
      custodyTransfers: z.array(
        z.object({
          custodyTransferRecordNo: custodyTransferRecordNo.nullable(),
          caseNo: reference,
          countSheetNo,
          goods: z.array(z.object({ partNo: reference, quantity, candidateId: reference.nullish() })),
          custodySigned: z.boolean(),
          reason: z.string().nullable(),
          handedOverBy: personId,
          signedBy: personId,
          transferredAt: moment,
        }),
      ),
    }),
  }),
};
