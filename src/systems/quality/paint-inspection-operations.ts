import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, page, personId, pieces, quantity, reference, remark } from '../shared-schemas';
import { inspectionRecordNo } from './schemas';

const outsourcingOrderNo = reference.describe('Paint outsourcing order, e.g. OP-202609-001');
const painterDeliveryNoteNo = reference.describe("Painter's delivery note, e.g. PN-202609-001");

/** Operations on the inspection of painted parts. */
export const paintInspectionOperations = {
  recordPaintInspection: operation({
    method: 'post',
    path: '/paint-inspections',
    summary: 'What the inspection of a counted delivery of painted parts found (OP-13, OP-D5), once per delivery',
    body: z.strictObject({
      outsourcingOrderNo,
      painterDeliveryNoteNo,
      partNo: reference,
      inspectedQuantity: quantity,
      failedQuantity: pieces,
      defect: remark.optional().describe('Needed when pieces failed'),
      inspector: personId,
    }),
    result: z.object({ inspectionRecordNo, passedQuantity: pieces, failedQuantity: pieces }),
    problems: { deliveryInspected: 409, moreFailedThanInspected: 422, defectMissing: 422 },
  }),
  listPaintInspections: operation({
    method: 'get',
    path: '/paint-inspections',
    summary: 'Inspections of painted parts, oldest first; of one outsourcing order when asked',
    query: z.strictObject({ outsourcingOrderNo: outsourcingOrderNo.optional(), ...page }),
    result: z.object({
      paintInspections: z.array(
        z.object({
          inspectionRecordNo,
          outsourcingOrderNo,
          painterDeliveryNoteNo,
          partNo: reference,
          inspectedQuantity: quantity,
          failedQuantity: pieces,
          defect: z.string().nullable(),
          inspector: personId,
          inspectedAt: moment,
        }),
      ),
    }),
  }),
};
