import type { z } from 'zod';
import type { checkedAttendees } from './contract';
import type { PeopleOptions } from './options';
import { candidateGroupOf, departmentName, isPost } from './posts';
import { reasonsIn, type Reasons } from './reasons';

type Given = z.output<typeof checkedAttendees>;

/**
 * Whether a meeting can resolve: the chair is there, each seat is taken once, and each attendee holds the seat (or stands
 * in for its absent holder) and no second one (I-PS-11). Names are told in the installation's language; if it can not, why.
 */
export function checkAttendees(options: PeopleOptions, given: Given, at: Date) {
  const { directory, locale } = options;
  const attendeesReason = faultOf(options, given, at) ?? null;
  const attendees = given.attendees.map(({ seat, personId }) => {
    const person = directory.person(personId);
    return { seat, seatName: departmentName(seat, locale), personId, name: (locale === 'en' ? person?.nameEn : person?.name) ?? personId };
  });
  return { attendeesFit: attendeesReason === null, attendeesReason, attendees };
}

function faultOf({ directory, locale }: PeopleOptions, { chair, attendees }: Given, at: Date): string | undefined {
  const reasons: Reasons = reasonsIn(locale);
  const named = (id: string) => directory.person(id) ?? { name: id, nameEn: id };
  for (const [index, { seat, personId }] of attendees.entries()) {
    const before = attendees.slice(0, index);
    if (before.some((each) => each.seat === seat)) return reasons.seatTaken(seat);
    if (before.some((each) => each.personId === personId)) return reasons.twoSeats(named(personId));
    const group = isPost(seat) ? candidateGroupOf(seat) : seat;
    const verdict = directory.mayAct(personId, [group], at);
    if (!verdict.allowed) return reasons[verdict.reason](named(personId), [group]);
  }
  return attendees.some(({ seat }) => seat === chair) ? undefined : reasons.chairMissing(chair);
}
