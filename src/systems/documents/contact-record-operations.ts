import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, page, personId, reference, remark, storable } from '../shared-schemas';

const caseNo = reference.describe('Case, e.g. DI-202609-001');
export const contactRecordNo = reference.describe('Contact record, e.g. CR-202609-001');

/** The dealer was told something: what, by whom, when, and what he said to it at once. */
export const contactRecordBody = z.strictObject({
  caseNo,
  party: reference.describe('Who was told: the dealer'),
  told: z.string().trim().min(1).max(4000).regex(storable, 'has characters that can not be kept'),
  note: remark.optional(),
  contactedBy: personId,
  contactedAt: moment,
});

/** Operations on the records of contacts with dealers. */
export const contactRecordOperations = {
  fileContactRecord: operation({
    method: 'post',
    path: '/contact-records',
    summary: 'Files the record of a contact with the dealer (DI-09)',
    body: contactRecordBody,
    result: z.object({ contactRecordNo }),
  }),
  listContactRecords: operation({
    method: 'get',
    path: '/contact-records',
    summary: 'Contact records, oldest first; of one case when asked',
    query: z.strictObject({ caseNo: caseNo.optional(), ...page }),
    result: z.object({ contactRecords: z.array(z.object({ contactRecordNo, ...contactRecordBody.shape, note: z.string().nullable() })) }),
  }),
};
