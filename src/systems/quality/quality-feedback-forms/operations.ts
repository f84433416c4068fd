import { z } from 'zod';
import { operation } from '../../../http/contract';
import { page, reference } from '../../shared-schemas';
import * as form from './schemas';

const nothing = z.object({});
const missing = { notFound: 404 };
const moving = { ...missing, formState: 409 };

/** Operations of the quality information feedback form (flows.md 8). */
export const qualityFeedbackFormOperations = {
  openQualityFeedbackForm: operation({
    method: 'post',
    path: '/quality-feedback-forms',
    summary: 'Open the quality information feedback form of a case, once (DI-02)',
    body: form.formToOpen,
    result: form.formFilled,
    problems: { formExists: 409 },
  }),
  updateQualityFeedbackForm: operation({
    method: 'post',
    path: '/quality-feedback-forms/updates',
    summary: 'Enter on the form what the dealer sent in addition (DI-D1.2)',
    body: form.formToUpdate,
    result: form.formFilled,
    problems: moving,
  }),
  recordFormCheck: operation({
    method: 'post',
    path: '/quality-feedback-forms/checks',
    summary: 'The check mark: are the papers complete and signed (DI-03, DI-D1)',
    body: form.formCheck,
    result: nothing,
    problems: moving,
  }),
  handOverForm: operation({
    method: 'post',
    path: '/quality-feedback-forms/handovers',
    summary: 'Pass the checked papers to the complaint specialist (DI-04)',
    body: form.handover,
    result: form.handoverMade,
    problems: moving,
  }),
  signHandover: operation({
    method: 'post',
    path: '/quality-feedback-forms/handovers/signatures',
    summary: 'The complaint specialist signs for the papers (DI-05)',
    body: form.handoverSignature,
    result: form.handoverSigned,
    problems: moving,
  }),
  recordOpinion: operation({
    method: 'post',
    path: '/quality-feedback-forms/opinions',
    summary: 'Cause and handling opinion: the first, one re-check, one final decision (DI-06, DI-12, DI-D2.3)',
    body: form.opinionToRecord,
    result: form.opinionRecorded,
    problems: { ...moving, partsMissing: 422, partsUnasked: 422, measuresContradict: 422 },
  }),
  recordFormReceipt: operation({
    method: 'post',
    path: '/quality-feedback-forms/receipts',
    summary: 'Service Marketing has the completed form (DI-08)',
    body: form.formReceipt,
    result: form.formReceived,
    problems: moving,
  }),
  agreeVisit: operation({
    method: 'post',
    path: '/quality-feedback-forms/visits',
    summary: 'The day of the visit that was agreed with the dealer (DI-15, T-12)',
    body: form.visit,
    result: form.visitAgreed,
    problems: moving,
  }),
  recordService: operation({
    method: 'post',
    path: '/quality-feedback-forms/service-records',
    summary: 'The service record of the visit, signed by the dealer (DI-15)',
    body: form.serviceToRecord,
    result: z.object({ serviceRecordNo: form.serviceRecordNo }),
    problems: moving,
  }),
  recordFormBreach: operation({
    method: 'post',
    path: '/quality-feedback-forms/breaches',
    summary: 'Write down once that a deadline was missed, judged by the recorded moments (T-03, T-08, T-11, T-12; I-G-5)',
    body: form.formBreach,
    result: z.object({ breached: z.boolean() }),
    problems: missing,
  }),
  closeQualityFeedbackForm: operation({
    method: 'post',
    path: '/quality-feedback-forms/close',
    summary: 'Quality is told how the case ended (DI-17)',
    body: form.formClosing,
    result: nothing,
    problems: moving,
  }),
  getQualityFeedbackForm: operation({
    method: 'get',
    path: '/quality-feedback-forms/{caseNo}',
    summary: 'The form of a case',
    params: form.ofCase,
    result: form.formView,
    problems: missing,
  }),
  listQualityFeedbackForms: operation({
    method: 'get',
    path: '/quality-feedback-forms',
    summary: 'Quality feedback forms, oldest first; of one dealer when asked',
    query: z.strictObject({ dealerNo: reference.optional(), ...page }),
    result: z.object({ qualityFeedbackForms: z.array(form.formView) }),
  }),
};
