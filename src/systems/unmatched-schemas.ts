import { z } from 'zod';
import { moment, personId, reference, storable } from './shared-schemas';

/** What came in and fits nothing as it stands: kept by the system that owns it until a person clears it. */

export const unmatchedNo = reference.describe('Unmatched message, e.g. UM-202609-001');

/** `assign` puts it to the paper that a person names, `dismiss` lets it go. */
export const clearAction = z.enum(['dismiss', 'assign']);
export type ClearAction = z.infer<typeof clearAction>;

/** A number as a person writes it: one that there is not is told, not refused. */
export const writtenNo = z.string().trim().max(500).regex(storable, 'has characters that can not be kept').nullish();

export const unmatchedQuery = z.strictObject({
  all: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type UnmatchedQuery = z.output<typeof unmatchedQuery>;

/** Fields of every queue; its system adds what it keeps, why, and what it was put to. */
export const unmatchedFields = {
  unmatchedNo,
  payload: z.record(z.string(), z.unknown()),
  receivedAt: moment,
  action: clearAction.nullable(),
  clearedBy: personId.nullable(),
  clearedAt: moment.nullable(),
};

/** Fields of every clearing; its system adds what it may be put to. */
export const clearingFields = { unmatchedNo, action: clearAction, recordedBy: personId };

export const cleared = z.object({
  cleared: z.boolean(),
  action: clearAction.nullable().describe('How it was cleared; the first one stands'),
  refusal: z.string().nullable().describe("Why it does not fit what was named, in the installation's language"),
});
