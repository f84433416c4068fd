import { z } from 'zod';
import { operation } from '../../../http/contract';
import { cny } from '../../../money';
import { calendarDay, moment, optionalRemark, page, personId, quantity, reference, remark, unitAmount } from '../../shared-schemas';

export const scrapCaseNo = reference.describe('Scrap case, e.g. PS-202609-001');
export const scrapReportNo = reference.describe('Scrap application report, e.g. ZR-202609-001');
export const countersignSheetNo = reference.describe('Countersign sheet, e.g. ZC-202609-001');
export const scrapApprovalNo = reference.describe("A vice-president's decision, e.g. ZV-202609-001");
export const companyGmApplicationNo = reference.describe('Application to the company general manager, e.g. ZG-202609-001');

/** Who countersigns: these four and no other (S10.2, I-PS-9). */
export const countersigningDept = z.enum(['qualityDept', 'technicalDept', 'financeDept', 'purchasingDept']);
export type CountersigningDept = z.infer<typeof countersigningDept>;
/** Whose vice-president approves (PS-05, PS-06). */
export const approvingCentre = z.enum(['marketingCentre', 'manufacturingCentre']);

const revision = z.number().int().min(1).max(1000);

/** A line of the list that the report applies for: its amount is quantity × value of a piece. */
const reportLine = z.strictObject({ partNo: reference, partName: z.string().max(200), quantity, unitValue: unitAmount, amount: cny, reason: remark });

export const recordScrapReportBody = z.strictObject({
  caseNo: scrapCaseNo,
  scrapListNo: reference,
  sheetRevision: revision,
  lines: z.array(reportLine).min(1).max(200),
  scrapAmount: cny.describe('Total of the lines (M-04)'),
  reportText: z.string().trim().min(1).max(4000),
  drawnUpBy: personId.describe('Who drew up the list (PS-01): the drafter of I-PS-3'),
  writtenBy: personId,
});
export const recordCountersignatureBody = z.strictObject({
  scrapReportNo,
  department: countersigningDept,
  agreed: z.boolean().describe('false: the department contests the list (PS-D1.2)'),
  contestedParts: z.array(reference).max(200).default([]).describe('Parts of the lines it contests; left out, the whole list'),
  reason: optionalRemark,
  signedBy: personId,
});
export const recordCountersignResultBody = z.strictObject({ scrapReportNo, contested: z.boolean() });
export const recordScrapApprovalBody = z.strictObject({ scrapReportNo, centre: approvingCentre, approved: z.boolean(), reason: optionalRemark, decidedBy: personId });
/** What each signer sees, and the route after the vice-presidents is decided by (PS-D3). */
export const scrapFacts = z.strictObject({
  scrapReportNo,
  caseNo: scrapCaseNo,
  scrapListNo: reference,
  scrapAmount: cny,
  linesAmount: cny.describe('The lines together'),
  contested: z.enum(['true', 'false', 'open']).describe('open: before the countersign has a result'),
});
export const applyToCompanyGmBody = z.strictObject({ scrapReportNo, applicationText: z.string().trim().min(1).max(4000), appliedBy: personId });
export const decideCompanyGmApplicationBody = z.strictObject({ companyGmApplicationNo, approved: z.boolean().describe('false: there are doubts (PS-D4.2)'), doubts: optionalRemark, decidedBy: personId });
export const writeOffScrapBody = z.strictObject({ custodyTransferRecordNo: reference, movementIds: z.array(reference).max(400) });

const countersignature = z.object({ department: countersigningDept, agreed: z.boolean(), contestedParts: z.array(reference), reason: z.string().nullable(), signedBy: personId, signedAt: moment });
const approval = z.object({ scrapApprovalNo, centre: approvingCentre, approved: z.boolean(), reason: z.string().nullable(), decidedBy: personId, decidedAt: moment });
const application = z.object({
  companyGmApplicationNo,
  applicationText: z.string(),
  appliedBy: personId,
  appliedAt: moment,
  approved: z.boolean().nullable(),
  doubts: z.string().nullable(),
  decidedBy: personId.nullable(),
  decidedAt: moment.nullable(),
});

/** Papers with amounts of a scrap case: report, countersign sheet, decisions, application; and the write-off. */
export const scrapOperations = {
  recordScrapReport: operation({
    method: 'post',
    path: '/scrap-reports',
    summary: 'Takes in the scrap application report, which fixes list and total (PS-02, I-PS-3)',
    body: recordScrapReportBody,
    result: z.object({ scrapReportNo, writtenAt: moment.describe('T-14 starts') }),
    problems: { reportExists: 409, totalDiffers: 422, amountDiffers: 422 },
  }),
  recordCountersignature: operation({
    method: 'post',
    path: '/scrap-reports/countersignatures',
    summary: "A department's word on the list (PS-03), once; a contest says why",
    body: recordCountersignatureBody,
    result: z.object({}),
    problems: { notFound: 404, countersignClosed: 409, signedBefore: 409, signedForOther: 409, applicantSigns: 409, reasonMissing: 422, notOnList: 422 },
  }),
  recordCountersignResult: operation({
    method: 'post',
    path: '/scrap-reports/countersign-result',
    summary: 'Closes the countersign sheet with its result, once all four departments have signed (PS-04)',
    body: recordCountersignResultBody,
    result: z.object({ countersignSheetNo }),
    problems: { notFound: 404, countersignClosed: 409, countersignOpen: 409, resultDiffers: 422 },
  }),
  recordScrapApproval: operation({
    method: 'post',
    path: '/scrap-reports/approvals',
    summary: "A vice-president's decision (PS-05, PS-06); a refusal says why and ends the course of this revision",
    body: recordScrapApprovalBody,
    result: z.object({ scrapApprovalNo }),
    problems: { notFound: 404, countersignOpen: 409, approvalClosed: 409, decidedBefore: 409, signedForOther: 409, applicantSigns: 409, reasonMissing: 422 },
  }),
  checkScrapFacts: operation({
    method: 'get',
    path: '/scrap-reports/facts',
    summary: 'Is this what the report and its countersign sheet say? Asked before each signer is, and before the limit decides (PS-03 to PS-10, M-04)',
    query: scrapFacts,
    result: z.object({}),
    problems: { notFound: 404, factsDiffer: 422 },
  }),
  applyToCompanyGm: operation({
    method: 'post',
    path: '/company-gm-applications',
    summary: 'The service director applies to the company general manager (PS-08), after both vice-presidents',
    body: applyToCompanyGmBody,
    result: z.object({ companyGmApplicationNo }),
    problems: { notFound: 404, approvalsMissing: 409, applicationExists: 409 },
  }),
  decideCompanyGmApplication: operation({
    method: 'post',
    path: '/company-gm-applications/decision',
    summary: 'The company general manager approves, or has doubts and says which (PS-09, I-PS-8)',
    body: decideCompanyGmApplicationBody,
    result: z.object({}),
    problems: { notFound: 404, applicationDecided: 409, signedForOther: 409, reasonMissing: 422 },
  }),
  writeOffScrap: operation({
    method: 'post',
    path: '/scrap-write-offs',
    summary: 'Writes off the book value of what Administration signed for, as the warehouse moved it (PS-13, L-14)',
    body: writeOffScrapBody,
    result: z.object({ voucherNos: z.array(reference), writtenOff: cny }),
    problems: { writtenOff: 409, documentDiffers: 409, movementsNotYetKnown: 503 },
  }),
  listSplitLists: operation({
    method: 'get',
    path: '/scrap-reports/split-lists',
    summary: 'Lists of one drafter on one day that are within a limit each and over it together (I-PS-3): a finding, oldest first',
    openTo: ['reports'],
    query: z.strictObject({ limit: unitAmount.describe('CNY of the table scrap-approval, e.g. 30000.00') }),
    result: z.object({
      splitLists: z.array(
        z.object({
          drawnUpBy: personId,
          day: calendarDay,
          scrapAmount: cny.describe('All of them together'),
          lists: z.array(z.object({ caseNo: scrapCaseNo, scrapListNo: reference, scrapReportNo, scrapAmount: cny })),
        }),
      ),
    }),
  }),
  listScrapReports: operation({
    method: 'get',
    path: '/scrap-reports',
    summary: 'Scrap application reports with their countersign sheets, decisions and applications, oldest first; of one case when asked',
    query: z.strictObject({ caseNo: scrapCaseNo.optional(), ...page }),
    result: z.object({
      scrapReports: z.array(
        z.object({
          scrapReportNo,
          caseNo: scrapCaseNo,
          scrapListNo: reference,
          sheetRevision: revision,
          lines: z.array(z.object(reportLine.shape)),
          scrapAmount: cny,
          reportText: z.string(),
          drawnUpBy: personId,
          writtenBy: personId,
          writtenAt: moment,
          countersignSheetNo: countersignSheetNo.nullable(),
          contested: z.boolean().nullable(),
          countersignatures: z.array(countersignature),
          approvals: z.array(approval),
          application: application.nullable(),
        }),
      ),
    }),
  }),
};

