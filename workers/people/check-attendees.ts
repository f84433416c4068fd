import { z } from 'zod';
import { checkedAttendees, namedAttendee } from '../../src/people/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PS-10: whether the attendees of a special meeting hold their seats, one each, with the chair among them; else why not, in words. */
export const checkAttendees = defineWorker({
  type: 'people.check-attendees',
  input: z.object({ chair: checkedAttendees.shape.chair, attendees: z.array(z.object({ seat: z.string(), personId: z.string().nullish() })) }),
  output: z.object({ attendeesFit: z.boolean(), attendeesReason: z.string().nullable(), attendees: z.array(namedAttendee) }),
  run: (clients, { chair, attendees }, { idempotencyKey }) => {
    const present = attendees.flatMap(({ seat, personId }) => (personId ? [{ seat, personId }] : []));
    return clients.people.checkAttendees({ body: { chair, attendees: present }, idempotencyKey });
  },
});
