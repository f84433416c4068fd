import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, page, personId, reference, remark } from '../shared-schemas';

const caseNo = reference.describe('Vehicle return, e.g. VR-202609-001');
const frameNo = reference.describe('Frame number of the vehicle, e.g. V-2001');
export const qualityRulingNo = reference.describe('Quality ruling, e.g. QR-202609-001');
export const repairabilityRulingNo = reference.describe('Repairability ruling, e.g. RR-202609-001');
export const repairRecordNo = reference.describe('Repair record, e.g. VP-202609-001');

export const qualityRulingBody = z.strictObject({ caseNo, frameNo, qualityProblem: z.boolean(), finding: remark, ruledBy: personId });
export const repairabilityRulingBody = z.strictObject({ caseNo, frameNo, repairable: z.boolean(), finding: remark, ruledBy: personId });
export const vehicleRepairBody = z.strictObject({
  caseNo,
  frameNo,
  repairDone: z.boolean().describe('false: the repair failed, the vehicle is judged again (VR-D10.2)'),
  workDone: remark,
  repairedBy: personId,
});

const ofCase = z.strictObject({ caseNo: caseNo.optional(), ...page });

/** Operations on returned vehicles: what Quality rules and repairs. */
export const vehicleOperations = {
  recordQualityRuling: operation({
    method: 'post',
    path: '/quality-rulings',
    summary: 'Rules whether a claimed quality problem is one, once per case (VR-05, VR-D3)',
    body: qualityRulingBody,
    result: z.object({ qualityRulingNo }),
    problems: { ruledBefore: 409 },
  }),
  recordRepairabilityRuling: operation({
    method: 'post',
    path: '/repairability-rulings',
    summary: 'Judges whether a returned vehicle is repairable (VR-15, VR-D8); again when the scrapping is not signed or the repair failed',
    body: repairabilityRulingBody,
    result: z.object({ repairabilityRulingNo }),
  }),
  recordVehicleRepair: operation({
    method: 'post',
    path: '/repair-records',
    summary: 'Records what was done to repair a vehicle, and whether it worked (VR-18, VR-D10)',
    body: vehicleRepairBody,
    result: z.object({ repairRecordNo }),
    problems: { notRepairable: 409 },
  }),
  listVehicleRulings: operation({
    method: 'get',
    path: '/vehicle-rulings',
    summary: 'Rulings and repairs of returned vehicles, oldest first; of one case when asked',
    query: ofCase,
    result: z.object({
      qualityRulings: z.array(z.object({ ...qualityRulingBody.shape, qualityRulingNo, ruledAt: moment })),
      repairabilityRulings: z.array(z.object({ ...repairabilityRulingBody.shape, repairabilityRulingNo, ruledAt: moment })),
      repairRecords: z.array(z.object({ ...vehicleRepairBody.shape, repairRecordNo, repairedAt: moment })),
    }),
  }),
};
