import type { OutboxEntry } from '../../../database/outbox';
import type { OldPieces } from './pieces';

/** Starts the parcel's flow (WR-01). */
export function returnedPartsArrived(variables: { caseNo: string } & Record<string, unknown>): OutboxEntry {
  return message('returnedPartsArrived', variables.caseNo, variables);
}

/** Wakes the clearing that waits for its supplier's answer (WR-16). */
export function supplierAnswered(clearingKey: string, answer: { takenParts: OldPieces[]; refusedParts: OldPieces[]; supplierNote: string | null }): OutboxEntry {
  return message('supplierAnswered', clearingKey, { ...answer });
}

function message(target: string, correlationKey: string, variables: Record<string, unknown>): OutboxEntry {
  return { channel: 'message', target, dedupKey: `${target}:${correlationKey}`, payload: { correlationKey, variables } };
}
