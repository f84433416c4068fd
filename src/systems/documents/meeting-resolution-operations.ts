import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, page, personId, pieces, reference, title } from '../shared-schemas';

const caseNo = reference.describe('Scrap case, e.g. PS-202609-001');
export const meetingResolutionNo = reference.describe('Meeting resolution, e.g. MT-202609-001');

/** What the special meeting resolves on a list (PS-D5). */
export const resolution = z.enum(['scrapAll', 'scrapPart', 'scrapNone']);

/** Who sat in the meeting, and for which department or post. */
export const attendee = z.strictObject({ seat: reference.describe('e.g. qualityDept, companyGm'), seatName: title, personId, name: title });

const resolvedLine = z.strictObject({ partNo: reference, partName: z.string().trim().max(200), scrapQuantity: pieces, keepQuantity: pieces, supplierQuantity: pieces });

const unique = (field: 'seat' | 'personId') => (all: z.output<typeof attendee>[]) => new Set(all.map((each) => each[field])).size === all.length;

export const recordMeetingResolutionBody = z.strictObject({
  caseNo,
  sheetRevision: z.number().int().min(1).max(1000),
  resolution,
  resolutionText: z.string().trim().min(1).max(4000),
  lines: z.array(resolvedLine).min(1).max(200).describe('What becomes of each line of the list'),
  attendees: z.array(attendee).min(1).max(50).refine(unique('seat'), 'names a seat twice').refine(unique('personId'), 'names a person twice'),
  recordedBy: personId,
});

export type MeetingResolution = z.output<typeof recordMeetingResolutionBody>;

/** Operations on the resolutions of special meetings (PS-10). */
export const meetingResolutionOperations = {
  recordMeetingResolution: operation({
    method: 'post',
    path: '/meeting-resolutions',
    summary: 'Keeps what the special meeting resolved, with its attendees, once per list revision (PS-10)',
    body: recordMeetingResolutionBody,
    result: z.object({ meetingResolutionNo }),
    problems: { resolved: 409, resolutionDiffers: 422 },
  }),
  listMeetingResolutions: operation({
    method: 'get',
    path: '/meeting-resolutions',
    summary: 'Meeting resolutions, oldest first; of one case when asked',
    query: z.strictObject({ caseNo: caseNo.optional(), ...page }),
    result: z.object({
      meetingResolutions: z.array(
        z.object({
          meetingResolutionNo,
          ...recordMeetingResolutionBody.shape,
          lines: z.array(z.object(resolvedLine.shape)),
          attendees: z.array(z.object(attendee.shape)),
          recordedAt: moment,
        }),
      ),
    }),
  }),
};
