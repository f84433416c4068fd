import type { Moment } from '../../../database/base-tables';

/** Table of the schema `order_desk` (migrations/0040-evidence.sql). */
export interface EvidenceTables {
  evidence: { evidenceNo: string; caseNo: string | null; dealerNo: string | null; recordedAt: Moment };
}
