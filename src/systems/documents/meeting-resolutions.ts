import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import { conflict, refusedField } from '../../http/problem';
import type { Handlers } from '../../http/handlers';
import type { meetingResolutionOperations, MeetingResolution } from './meeting-resolution-operations';
import type { DocumentsTables, DocumentsTx } from './tables';

/** Keeps a resolution and returns its number. Throws 409 `resolved` for a second one of the revision, 422 `resolutionDiffers`. */
async function recordMeetingResolution(tx: DocumentsTx, given: MeetingResolution, at: Date): Promise<string> {
  requireSame(given);
  const meetingResolutionNo = await nextNumber(baseOf(tx), 'MT', at);
  const { lines, attendees, ...rest } = given;
  const stored = await tx
    .insertInto('meetingResolution')
    .values({ ...rest, meetingResolutionNo, lines: JSON.stringify(lines), attendees: JSON.stringify(attendees), recordedAt: at })
    .onConflict((clash) => clash.columns(['caseNo', 'sheetRevision']).doNothing())
    .returning('meetingResolutionNo')
    .executeTakeFirst();
  if (!stored) throw conflict('resolved', `A meeting resolved on revision ${given.sheetRevision} of ${given.caseNo} already`);
  return meetingResolutionNo;
}

/** All, a part or none of the list (PS-D5): the lines must say the same. */
function requireSame({ resolution, lines }: MeetingResolution): void {
  const [scrap, other] = [lines.some(({ scrapQuantity }) => scrapQuantity > 0), lines.some((line) => line.keepQuantity + line.supplierQuantity > 0)];
  const said = !scrap ? 'scrapNone' : other ? 'scrapPart' : 'scrapAll';
  if (said !== resolution) throw refusedField('resolutionDiffers', 'lines', `the lines say ${said}, the resolution ${resolution} (PS-D5)`);
}

async function listMeetingResolutions(tx: DocumentsTx, wanted: OfCase) {
  const rows = await tx.selectFrom('meetingResolution').selectAll().$call(pageOfCase(wanted)).execute();
  return rows.map((row) => ({ ...row, recordedAt: shanghaiIso(row.recordedAt) }));
}

type ResolutionContract = { system: string; title: string; operations: typeof meetingResolutionOperations };

/** Carries out the operations on meeting resolutions. */
export const meetingResolutionHandlers: Handlers<ResolutionContract, DocumentsTables> = {
  recordMeetingResolution: async ({ tx, at }, { body }) => ({ meetingResolutionNo: await recordMeetingResolution(tx, body, at) }),
  listMeetingResolutions: async ({ tx }, { query }) => ({ meetingResolutions: await listMeetingResolutions(tx, query) }),
};
