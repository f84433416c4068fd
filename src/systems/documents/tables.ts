import type { ColumnType, Generated, GeneratedAlways, JSONColumnType, Kysely, Transaction } from 'kysely';
import type { Locale } from '../../config';
import type { BaseTables, Moment } from '../../database/base-tables';
import type { z } from 'zod';
import type { caseFileKind } from './case-file-operations';
import type { SheetKind } from '../signature-schemas';
import type { MediaType } from './evidence/operations';
import type { NoticeKind } from './contract';
import type { MeetingResolution } from './meeting-resolution-operations';

/** Filled later, or never. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of schema `documents` (migrations/). */
export interface DocumentsTables {
  faxRegister: {
    faxRegisterNo: string;
    caseNo: string;
    direction: 'inbound' | 'outbound';
    party: string;
    subject: string;
    note: Later<string>;
    registeredBy: string;
    registeredAt: Moment;
    /** The notice that the message is, of those that this system wrote. */
    noticeNo: Later<string>;
  };
  contactRecord: {
    contactRecordNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    party: string;
    told: string;
    note: string | null;
    contactedBy: string;
    contactedAt: Moment;
  };
  caseFile: {
    caseFileNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    kind: z.infer<typeof caseFileKind>;
    papers: JSONColumnType<{ paper: string; paperNo: string }[]>;
    filedBy: string;
    filedAt: Moment;
  };
  caseFileAddition: {
    position: GeneratedAlways<number>;
    caseNo: string;
    kind: z.infer<typeof caseFileKind>;
    paper: string;
    paperNo: string;
    addedAt: Moment;
  };
  meetingResolution: {
    meetingResolutionNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    sheetRevision: number;
    resolution: MeetingResolution['resolution'];
    resolutionText: string;
    lines: JSONColumnType<MeetingResolution['lines']>;
    attendees: JSONColumnType<MeetingResolution['attendees']>;
    recordedBy: string;
    recordedAt: Moment;
  };
  notice: {
    noticeNo: string;
    kind: NoticeKind;
    caseNo: string;
    recipient: string;
    locale: Locale;
    facts: JSONColumnType<object>;
    text: string;
    state: 'queued' | 'delivered' | 'undelivered';
    queuedAt: Moment;
    deliveredAt: Later<Date>;
    failedAttempts: Generated<number>;
    lastError: Later<string>;
  };
  mailAddress: { recipient: string; address: string; enteredAt: Moment };
  evidenceCase: { caseNo: string; dealerNo: string | null; recordedAt: Moment };
  evidenceContent: { checksum: string; mediaType: MediaType; size: number; content: Buffer };
  evidence: {
    evidenceNo: string;
    caseNo: string | null;
    checksum: string;
    fileName: string;
    remark: string | null;
    uploadedBy: string;
    uploadedAt: Moment;
  };
  signatureSheet: { sheetNo: string; kind: SheetKind; caseNo: string; revision: number; openedAt: Moment };
  signature: {
    sheetNo: string;
    signatureNo: number;
    /** What was signed, as canonical JSON: the hash is made of its bytes. */
    signed: string;
    hash: string;
  };
}

/** Where nothing but reading is done, no transaction is needed. */
export type DocumentsDb = Kysely<DocumentsTables & BaseTables>;
export type DocumentsTx = Transaction<DocumentsTables & BaseTables>;
