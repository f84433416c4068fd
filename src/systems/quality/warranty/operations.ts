import { z } from 'zod';
import { operation } from '../../../http/contract';
import { moment, page, personId } from '../../shared-schemas';
import { warrantyCaseNo as caseNo } from '../../warranty-schemas';
import * as warranty from './schemas';

const ofCase = z.strictObject({ caseNo: caseNo.optional(), ...page });

/** Operations on returned parts: rulings, the re-check, the feedback form, repairs of motors (flows.md 9). */
export const warrantyOperations = {
  recordRulings: operation({
    method: 'post',
    path: '/warranty-rulings',
    summary: 'The rulings on the parts of a parcel, once per case (WR-05, WR-D3); rulings on other pieces than were counted, and a repair of what is not repaired, are refused in words',
    body: warranty.rulingsToRecord,
    result: warranty.rulingsRecorded,
    problems: { ruledBefore: 409 },
  }),
  recordRecheck: operation({
    method: 'post',
    path: '/warranty-rulings/rechecks',
    summary: 'What Quality finds at the one re-check, and the ruling it proposes (WR-08)',
    body: warranty.recheckToRecord,
    result: warranty.recheckRecorded,
    problems: { notFound: 404, checkedBefore: 409, sameHand: 409, notOutOfScope: 409, notRepaired: 422 },
  }),
  recordSecondRuling: operation({
    method: 'post',
    path: '/warranty-rulings/second',
    summary: "The ruling of the adjudicator's superior after the one re-check; it is final (WR-08, I-WR-3)",
    body: warranty.secondRulingToRecord,
    result: warranty.secondRulingRecorded,
    problems: { notFound: 404, notChecked: 409, ruledBefore: 409, sameHand: 409, notOutOfScope: 409, notRepaired: 422 },
  }),
  recordRecheckBreach: operation({
    method: 'post',
    path: '/warranty-rulings/breaches',
    summary: 'Write down once that a re-check was late, judged by the recorded moments (T-11, I-G-5)',
    body: warranty.recheckBreach,
    result: z.object({ breached: z.boolean() }),
    problems: { notFound: 404 },
  }),
  fillWarrantyFeedbackForm: operation({
    method: 'post',
    path: '/warranty-feedback-forms',
    summary: 'Enter parts on the feedback form of a case, which is opened by the first of them (WR-10, I-WR-15)',
    body: warranty.formToFill,
    result: warranty.formFilled,
    problems: { partOnForm: 409 },
  }),
  recordMotorRepair: operation({
    method: 'post',
    path: '/motor-repairs',
    summary: 'What was done to repair a motor, and whether it worked, once (WR-13, WR-D6)',
    body: warranty.repairToRecord,
    result: warranty.repairRecorded,
    problems: { repairedBefore: 409 },
  }),
  listWarrantyPapers: operation({
    method: 'get',
    path: '/warranty-papers',
    summary: 'Ruling records, second rulings, feedback forms and repairs, oldest first; of one case when asked',
    query: ofCase,
    result: z.object({
      rulingRecords: z.array(z.object({ rulingRecordNo: warranty.rulingRecordNo, caseNo, returnedParts: z.array(warranty.ruledPart), ruledBy: personId, ruledAt: moment })),
      secondRulings: z.array(warranty.secondRulingPaper),
      warrantyFeedbackForms: z.array(z.object({ warrantyFeedbackFormNo: warranty.warrantyFeedbackFormNo, caseNo, formLines: z.array(z.unknown()), openedAt: moment })),
      motorRepairs: z.array(z.object({ ...warranty.repairToRecord.shape, motorRepairNo: warranty.motorRepairNo, repairedAt: moment })),
    }),
  }),
};
