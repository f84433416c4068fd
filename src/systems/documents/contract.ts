import { z } from 'zod';
import { contract, operation } from '../../http/contract';
import { optionalRemark, personId, reference, storable, title } from '../shared-schemas';
import { contactRecordOperations } from './contact-record-operations';
import { caseFileOperations } from './case-file-operations';
import { evidenceOperations } from './evidence/operations';
import { facts } from './facts';
import { mailOperations } from './mail/operations';
import { meetingResolutionOperations } from './meeting-resolution-operations';
import { signatureOperations } from './signatures/operations';

export { recordSignatureBody } from './signatures/operations';
export { caseFileNo, fileCaseBody, filedPaper } from './case-file-operations';
export { contactRecordBody, contactRecordNo } from './contact-record-operations';
export { attendee, meetingResolutionNo, recordMeetingResolutionBody } from './meeting-resolution-operations';

const caseNo = reference.describe('Case or order, e.g. DO-202609-001');

export const noticeKind = z.enum([
  'closingNote',
  'shipmentNotice',
  'breachNotice',
  'cancellationNotice',
  'cancellationRefused',
  'orderQuery',
  'rejectionNotice',
  'movementRefusal',
  'receiptRefusal',
  'paintReminder',
  'reworkEscalation',
  'lineNotObtained',
  'noSupplierNotice',
  'countResult',
  'goodsToPutBack',
  'differenceReport',
  'returnSentBack',
  'signOffReminder',
  'countersignReminder',
  'returnRefusal',
  'returnTakeOver',
  'returnApprovalNotice',
  'arrivalReminder',
  'returnLapsed',
  'wrongVehicleNotice',
  'incidentQuery',
  'deadlineReminder',
  'returnAdvice',
  'partReturnRequest',
  'claimRefusal',
  'carrierClaim',
  'incidentClosed',
  'returnDifference',
  'rulingReminder',
  'partsSentBack',
  'warrantyClosed',
]);
export type NoticeKind = z.infer<typeof noticeKind>;

export const registerFaxBody = z.strictObject({
  caseNo,
  direction: z.enum(['inbound', 'outbound']),
  party: reference.describe('The other side: dealer, supplier, department'),
  subject: title,
  note: optionalRemark,
  registeredBy: personId,
});

export const sendNoticeBody = z.strictObject({
  kind: noticeKind,
  caseNo,
  recipient: reference.describe('Dealer number, or a post such as service-director'),
  facts,
});

const faxRow = z.object({
  faxRegisterNo: z.string(),
  caseNo: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  party: z.string(),
  subject: z.string(),
  note: z.string().optional(),
  registeredBy: z.string().describe('A person, or the system that took the message in or sent it'),
  registeredAt: z.string(),
  noticeNo: z.string().optional().describe('The notice that the message is'),
});

const noticeSummary = z.object({
  noticeNo: z.string(),
  kind: noticeKind,
  caseNo: z.string(),
  recipient: z.string(),
  state: z.enum(['queued', 'delivered', 'undelivered']).describe('undelivered: tried in vain, will be tried again'),
  queuedAt: z.string(),
  deliveredAt: z.string().optional(),
  failedAttempts: z.number().int(),
  lastError: z.string().optional(),
});

const notice = noticeSummary.extend({
  text: z.string(),
  mailAddress: z.string().nullable().describe('Where the recipient gets mail now; null: nobody has entered it'),
});

const limit = z.coerce.number().int().min(1).max(500).default(100);

/** Documents and notifications: the fax register, notices to people in and outside the company, evidence, signature sheets. */
export const documentsContract = contract({
  system: 'documents',
  title: 'Documents and notifications',
  operations: {
    ...contactRecordOperations,
    ...caseFileOperations,
    ...meetingResolutionOperations,
    ...mailOperations,
    ...evidenceOperations,
    ...signatureOperations,
    registerFax: operation({
      method: 'post',
      path: '/fax-register',
      summary: 'Enters a message in the fax register (DO-02, I-G-8)',
      openTo: ['relay'],
      body: registerFaxBody,
      result: z.object({ faxRegisterNo: z.string(), evidencePage: z.url().describe('Where staff look at the photos and papers of the case') }),
    }),
    sendNotice: operation({
      method: 'post',
      path: '/notices',
      summary: "Writes a notice in the installation's language and queues it for its channel; one that leaves the house stands in the fax register",
      openTo: ['relay'],
      body: sendNoticeBody,
      result: z.object({ noticeNo: z.string() }),
      problems: { factsUnusable: 422 },
    }),
    recordDelivery: operation({
      method: 'post',
      path: '/notices/{noticeNo}/deliveries',
      summary: 'Records that a notice was delivered, or why it could not be',
      openTo: ['relay'],
      params: z.object({ noticeNo: reference }),
      body: z.strictObject({ delivered: z.boolean(), error: z.string().trim().max(2000).regex(storable, 'has characters that can not be kept').optional() }),
      result: z.object({ state: noticeSummary.shape.state }),
      problems: { notFound: 404, errorMissing: 422 },
    }),
    listFaxRegister: operation({
      method: 'get',
      path: '/fax-register',
      summary: 'Rows of the fax register, newest first; of one case when asked',
      query: z.strictObject({ caseNo: caseNo.optional(), limit }),
      result: z.object({ rows: z.array(faxRow) }),
    }),
    listNotices: operation({
      method: 'get',
      path: '/notices',
      summary: 'Notices, newest first; of one case, kind or state when asked',
      query: z.strictObject({
        caseNo: caseNo.optional(),
        kind: noticeKind.optional(),
        state: noticeSummary.shape.state.optional(),
        limit,
      }),
      result: z.object({ notices: z.array(noticeSummary) }),
    }),
    getNotice: operation({
      method: 'get',
      path: '/notices/{noticeNo}',
      summary: 'A notice with its text',
      openTo: ['relay'],
      params: z.object({ noticeNo: reference }),
      result: notice,
      problems: { notFound: 404 },
    }),
  },
});
