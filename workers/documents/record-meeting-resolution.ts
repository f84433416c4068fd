import { z } from 'zod';
import { attendee, meetingResolutionNo, recordMeetingResolutionBody } from '../../src/systems/documents/contract';
import { pieces, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

const line = z.object({ partNo: reference, partName: z.string(), scrapQuantity: pieces, keepQuantity: pieces, supplierQuantity: pieces });

/** PS-10: keeps the special meeting's resolution with its attendees. */
export const recordMeetingResolution = defineWorker({
  type: 'documents.record-meeting-resolution',
  input: z.object({ ...recordMeetingResolutionBody.shape, lines: z.array(line), attendees: z.array(z.object(attendee.shape)) }),
  output: z.object({ meetingResolutionNo }),
  errors: { resolutionDiffers: 'resolutionAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.documents.recordMeetingResolution({ body, idempotencyKey }),
});
