import type { OutboxEntry } from '../../database/outbox';
import type { Place } from './stock-repository';

/**
 * Starts a count of a place whose book somebody found in doubt, one after the other for a place (SW-06).
 * @param paperNo what they worked on; it asks once for a place
 */
export function countRequested({ partNo, location }: Place, paperNo: string): OutboxEntry {
  return {
    channel: 'message',
    target: 'countRequested',
    dedupKey: `countRequested:${paperNo}/${location}/${partNo}`,
    payload: { correlationKey: `${location}/${partNo}`, variables: { countLines: [{ partNo, location }], countReason: paperNo } },
  };
}
