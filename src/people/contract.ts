import { z } from 'zod';
import { contract, operation } from '../http/contract';
import { moment, personId, reference } from '../systems/shared-schemas';
import { sheetOfCase, signature, signingPoint } from '../systems/signature-schemas';

const key = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters');
const instance = key.describe('`<installation>/<processInstanceKey>`');
const passage = key.describe('`<installation>/<elementInstanceKey>`');
const act = reference.describe('Name of what is done in a user task, e.g. makeIssueSlip');

/** What a person is about to do with a task. */
export const checkedEvent = z.enum(['assigning', 'completing']);

/** The sheet that is signed by completing a task, as the row of `signing-points` and the case say. */
const signing = z.strictObject({
  ...sheetOfCase.shape,
  signingPoint,
  department: reference,
  excludedActs: z.array(act).max(20).describe('Acts whose latest doer in the case, in any of its instances, must be another person'),
  oneDepartment: z.boolean().describe('Refuse whoever signed this sheet for another department'),
});

export type Signing = z.output<typeof signing>;

/** A task that somebody wants to take or complete. */
export const checkedAct = z.strictObject({
  instance,
  passage,
  act,
  excludes: z.array(act).max(20).default([]).describe('Acts whose latest doer in the instance must be another person'),
  excludesInCase: z.array(act).max(20).default([]).describe('Acts whose latest doer in the case, in any of its instances, must be another person'),
  superiorOf: act.optional().describe("The act whose latest doer in the case has a superior: this task is that superior's"),
  assignee: z.string().min(1).max(255).regex(/^[^\p{Cc}\p{Cs}]+$/u).optional().describe('User name, whether known or not'),
  candidateGroups: z.array(reference).max(20).describe('Posts in kebab case'),
  event: checkedEvent,
  caseNo: sheetOfCase.shape.caseNo.optional().describe('Case of the instance: acts of its part flows are looked at by it'),
  signing: signing.optional().describe('Left out: nothing is signed'),
  locale: z.enum(['zh-CN', 'en']).optional().describe("Language of the reason; left out, the installation's"),
});
export type CheckedAct = z.output<typeof checkedAct>;

/** Who sat in a meeting, and for which department or post: a post's identifier, e.g. `qualityDept`. */
const attendee = z.strictObject({ seat: reference, personId });
export const checkedAttendees = z.strictObject({
  chair: reference.describe('Seat without which the meeting can not resolve, e.g. companyGm'),
  attendees: z.array(attendee).max(50),
});
export const namedAttendee = z.object({ seat: z.string(), seatName: z.string(), personId: z.string(), name: z.string() });

/** Who completed a task; of a signing task, what goes on its sheet. */
export const actConfirmed = z.object({ completedBy: personId, signature: signature.optional() });

const listedAct = z.object({
  instance,
  passage,
  act,
  personId,
  actedAs: z.enum(['holder', 'deputy']),
  state: z.enum(['reserved', 'confirmed']),
  reservedAt: moment,
  confirmedAt: moment.nullable(),
});

const listedPerson = z.object({
  id: personId,
  name: z.string(),
  nameEn: z.string(),
  posts: z.array(z.string()),
  superior: personId.nullable(),
  deputy: personId.nullable(),
  absences: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })),
  language: z.enum(['zh-CN', 'en']),
});

export const peopleContract = contract({
  system: 'people',
  title: 'People directory',
  operations: {
    checkAct: operation({
      method: 'post',
      path: '/acts/check',
      summary: 'May this person take or complete this task? Completing reserves the act (I-G-9)',
      body: checkedAct,
      result: z.object({ allowed: z.boolean(), reason: z.string().optional() }),
    }),
    confirmAct: operation({
      method: 'post',
      path: '/acts/confirm',
      summary: 'Confirm the act that was reserved when its task was completed',
      body: z.strictObject({ passage, act: act.optional().describe('When given, it must be the act that was reserved') }),
      result: actConfirmed,
      problems: { actNotReserved: 409 },
    }),
    listActs: operation({
      method: 'get',
      path: '/acts',
      summary: 'Acts of a process instance in the order they were done',
      query: z.strictObject({ instance }),
      result: z.object({ acts: z.array(listedAct) }),
    }),
    listSuperiors: operation({
      method: 'get',
      path: '/superiors',
      summary: 'Who is told when a post misses a deadline, beside the service director (I-G-5)',
      query: z.strictObject({ post: reference.describe('Post in kebab case, e.g. shipper') }),
      result: z.object({ superiors: z.array(personId) }),
      problems: { unknownPost: 422 },
    }),
    listHolders: operation({
      method: 'get',
      path: '/holders',
      summary: 'Who may act for posts today: holders who are here, deputies of those who are not',
      query: z.strictObject({ posts: z.string().min(1).max(1000).describe('Posts by their identifiers, with commas between, e.g. qualityDept,companyGm') }),
      result: z.object({ holders: z.record(z.string(), z.array(z.object({ value: personId, label: z.string() }))) }),
      problems: { unknownPost: 422 },
    }),
    checkAttendees: operation({
      method: 'post',
      path: '/attendees/check',
      summary: 'Do the attendees of a meeting hold the seats they sit for, one each (I-PS-11)? If not, the reason in words',
      body: checkedAttendees,
      result: z.object({ attendeesFit: z.boolean(), attendeesReason: z.string().nullable(), attendees: z.array(namedAttendee) }),
    }),
    listPeople: operation({
      method: 'get',
      path: '/people',
      summary: 'Everybody in the directory',
      openTo: ['reports'],
      result: z.object({ people: z.array(listedPerson) }),
    }),
  },
});
