import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import { fileContactRecord, listContactRecords } from './contact-records';
import { caseFileHandlers } from './case-files';
import type { documentsContract } from './contract';
import { getEvidence, listEvidence, recordCase, uploadEvidence } from './evidence/evidence';
import { listFaxRegister, registerFax } from './fax-register';
import { mailHandlers } from './mail/addresses';
import { meetingResolutionHandlers } from './meeting-resolutions';
import { getNotice, listNotices, recordDelivery, sendNotice } from './notices';
import { getSignatureSheet, listSignatureSheets, recordSignature, verifySignatureSheet } from './signatures/sheets';
import type { DocumentsTables } from './tables';

/**
 * @param locale language that notices are written in
 * @param publicUrl address of this system as staff reach it
 */
export function handlers(locale: Locale, publicUrl: () => string): Handlers<typeof documentsContract, DocumentsTables> {
  return {
    ...caseFileHandlers,
    ...meetingResolutionHandlers,
    ...mailHandlers,
    registerFax: (call, { body }) => registerFax(call, body, publicUrl()),
    sendNotice: (call, { body }) => sendNotice(call, body, locale),
    recordDelivery: (call, { params, body }) => recordDelivery(call, params.noticeNo, body),
    listFaxRegister: ({ tx }, { query }) => listFaxRegister(tx, query.caseNo, query.limit),
    listNotices: ({ tx }, { query }) => listNotices(tx, query),
    fileContactRecord: (call, { body }) => fileContactRecord(call, body),
    listContactRecords: async ({ tx }, { query }) => ({ contactRecords: await listContactRecords(tx, query) }),
    getNotice: ({ tx }, { params }) => getNotice(tx, params.noticeNo),
    uploadEvidence: (call, { body }) => uploadEvidence(call, body),
    recordCase: (call, { body }) => recordCase(call, body),
    listEvidence: ({ tx }, { query }) => listEvidence(tx, query.caseNo),
    getEvidence: ({ tx }, { params }) => getEvidence(tx, params.evidenceNo),
    recordSignature: (call, { body }) => recordSignature(call, body),
    listSignatureSheets: ({ tx }, { query }) => listSignatureSheets(tx, query),
    getSignatureSheet: ({ tx }, { params }) => getSignatureSheet(tx, params.sheetNo),
    verifySignatureSheet: ({ tx }, { params }) => verifySignatureSheet(tx, params.sheetNo),
  };
}
