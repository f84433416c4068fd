import type { Locale } from '../../../config';
import { enqueue } from '../../../database/outbox';
import { Problem, refusedField } from '../../../http/problem';
import { faxReceived } from '../fax-entry';
import { vehicleAnnounced } from './outbox-entries';
import { lockReturn, type Tx } from './repository';
import type { Announcement } from './requests';
import type { AnnouncementMisfit } from './schemas';
import { misfitWords } from './words';

const fieldOf = { unknownReturn: 'caseNo', returnOfOtherDealer: 'dealerNo', vehicleNotAwaited: 'caseNo' } satisfies Record<AnnouncementMisfit, string>;

/**
 * Takes in how an approved vehicle comes, and tells the case that waits for it (VR-11, VR-D6).
 * Throws 422 `unknownReturn`, `returnOfOtherDealer`, `pickUpPlaceMissing`; 409 `vehicleNotAwaited`; all name the field.
 */
export async function announceVehicle(tx: Tx, at: Date, given: Announcement, locale: Locale) {
  requirePlace(given);
  const misfit = await misfitOf(tx, given);
  if (misfit) {
    const [field, detail] = [fieldOf[misfit], misfitWords(misfit, given.caseNo, 'en')];
    if (misfit === 'vehicleNotAwaited') throw new Problem(409, misfit, `${field}: ${detail}`, [{ field, detail }]);
    throw refusedField(misfit, field, detail);
  }
  await store(tx, at, given, locale);
  return {};
}

/** The same for a form of the staff, who read the reason. */
export async function recordAnnouncement(tx: Tx, at: Date, given: Announcement, locale: Locale) {
  const misfit = await misfitOf(tx, given);
  if (misfit) return { announced: false, refusal: misfitWords(misfit, given.caseNo, locale) };
  await store(tx, at, given, locale);
  return { announced: true, refusal: null };
}

function requirePlace({ transport, pickUpPlace }: Announcement): void {
  if (transport !== 'toBeFetched' || pickUpPlace !== undefined) return;
  throw refusedField('pickUpPlaceMissing', 'pickUpPlace', 'say where the vehicle waits to be fetched');
}

async function misfitOf(tx: Tx, { caseNo, dealerNo }: Announcement): Promise<AnnouncementMisfit | undefined> {
  const found = await lockReturn(tx, caseNo);
  if (!found) return 'unknownReturn';
  if (found.dealerNo !== dealerNo) return 'returnOfOtherDealer';
  return found.state === 'approved' ? undefined : 'vehicleNotAwaited';
}

async function store(tx: Tx, at: Date, given: Announcement, locale: Locale): Promise<void> {
  const { caseNo, dealerNo, transport, carrier = null, waybillNo = null, pickUpPlace = null } = given;
  const { id } = await tx
    .insertInto('vehicleAnnouncement')
    .values({ caseNo, transport, carrier, waybillNo, pickUpPlace, announcedAt: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await enqueue(tx, faxReceived({ caseNo, party: dealerNo, what: 'announcement', no: id }, locale), at);
  await enqueue(tx, vehicleAnnounced(given, id), at);
}
