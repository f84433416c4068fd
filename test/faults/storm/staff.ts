import { setTimeout as pause } from 'node:timers/promises';
import { TaskRefused, type OpenTask, type StaffMember } from '../../../src/camunda/staff-member';
import { peopleAtWork, type SignIn } from '../../../src/demo/people-at-work';
import { answer } from '../../../src/load/script';

const listLength = 500;

export interface PatientStaff {
  /** What last went wrong under somebody's hands with a task that is still open, as `element: fault`. */
  troubles(): string[];
  stop(): Promise<void>;
}

/**
 * The people of the directory, who do whatever is open as the script of the load says, and try again what did not go through:
 * the system may be away under their hands. Who waits for an answer holds up nobody else.
 * @param onBegun told once of each task that somebody is about to hand in, with what its form shows
 */
export function startPatientStaff(signIn: SignIn, onBegun: (elementId: string, seen: Record<string, unknown>) => void): PatientStaff {
  let stopping = false;
  const people = peopleAtWork(signIn);
  const [anyone] = people;
  if (!anyone) throw new Error('There is nobody at work');
  const inHand = new Map<string, Promise<void>>();
  const begun = new Set<string>();
  const refused = new Map<string, Set<StaffMember>>();
  const troubles = new Map<string, string>();
  const working = (async () => {
    while (!stopping) {
      const open = await anyone.member.openTasks(undefined, listLength).catch(() => []);
      for (const task of open) begin(task);
      await pause(open.length > 0 ? 20 : 60);
    }
  })();
  return {
    troubles: () => [...troubles.values()],
    stop: async () => {
      stopping = true;
      await working;
      await Promise.all(inHand.values());
    },
  };

  function begin(task: OpenTask): void {
    if (inHand.has(task.userTaskKey)) return;
    const tried = tryTo(task)
      .then(() => void troubles.delete(task.userTaskKey))
      .catch((error: unknown) => void troubles.set(task.userTaskKey, `${task.elementId}: ${String(error)}`))
      .finally(() => inHand.delete(task.userTaskKey));
    inHand.set(task.userTaskKey, tried);
  }

  async function tryTo(task: OpenTask): Promise<void> {
    const person = personFor(task);
    const seen = await person.variablesOf(task);
    const values = answer(task.elementId, seen);
    if (!values) throw new Error('nobody knows how to do it');
    try {
      if (task.assignee === undefined) await person.take(task);
      if (!begun.has(task.userTaskKey)) onBegun(task.elementId, seen);
      begun.add(task.userTaskKey);
      await person.complete(task, values);
    } catch (error) {
      if (error instanceof TaskRefused) await letAnotherTry(task, person);
      throw error;
    }
  }

  /** Who has it, else the first who was not refused it. */
  function personFor({ userTaskKey, assignee, candidateGroups }: OpenTask): StaffMember {
    const able = people.filter(({ member, groups }) => (assignee === undefined ? candidateGroups.some((group) => groups.includes(group)) : member.id === assignee)).map(({ member }) => member);
    const person = able.find((member) => !refused.get(userTaskKey)?.has(member)) ?? able[0];
    if (!person) throw new Error(`nobody is there for ${candidateGroups.join()}, ${assignee}`);
    return person;
  }

  /** What was refused may be no right of this person, or a second call while the first one is still carried out. */
  async function letAnotherTry(task: OpenTask, person: StaffMember): Promise<void> {
    const no = refused.get(task.userTaskKey) ?? new Set();
    const able = people.filter(({ groups }) => task.candidateGroups.some((group) => groups.includes(group)));
    refused.set(task.userTaskKey, no.size + 1 >= able.length ? new Set() : no.add(person));
    await person.giveBack(task).catch(() => undefined);
  }
}
