import { TaskRefused, type OpenTask, type StaffMember } from '../camunda/staff-member';
import { startProcess } from '../camunda/start-process';
import { candidateGroupOf, isPost } from '../people/posts';
import { assertElements, assertInstance, assertVariables } from './assertions';
import { millisecondsOf } from './duration';
import { observe, type Observed } from './effects';
import { shownEvidence } from './shown-evidence';
import { callSystem } from './system-call';
import type { Instruction, TestCase } from './schema';
import type { CaseWorld } from './world';

/** What a finished case left behind, in the terms in which the file states what it expects. */
export interface CaseResult {
  route: string[];
  /** Rows of decision tables that matched. */
  rows: string[];
  /** What was found on the way, in the order of the file's `meanwhile`. */
  meanwhile: Observed[];
  effects: Observed;
  /** Reasons that people who had to be refused were given, by task. */
  refusals: Record<string, string[]>;
  /** Evidence shown to who took a task, by task. */
  shown: Record<string, string[]>;
}

/**
 * Carries a test case out on the real engine with the real workers and systems, and returns what became of
 * it. Rejects when an instruction can't be carried out or an assertion of the file does not hold.
 */
export async function runTestCase(testCase: TestCase, world: CaseWorld): Promise<CaseResult> {
  const { systems } = testCase;
  const outside = [...systems.outside];
  const rounds = new Map<string, number>();
  const refusals: CaseResult['refusals'] = {};
  const shown: CaseResult['shown'] = {};
  const meanwhile: Observed[] = [];
  for (const [step, call] of systems.given.entries()) await callSystem(world.clients, call, `given-${step}`);
  await world.quiet();
  const before = systems.given.length > 0 ? await observe(world.clients) : await world.atFirst();
  const groups = await groupsOfPeople(world);
  const passedBefore = systems.given.length > 0 ? (await world.passedClauses()).length : 0;
  for (const [number, instruction] of testCase.instructions.entries()) {
    for (const { before: when } of systems.meanwhile) {
      if (when === number) meanwhile.push(await settled());
    }
    for (const [step, call] of systems.calls.entries()) {
      if (call.before === number) await callSystem(world.clients, call, `call-${step}`);
    }
    await carryOut(instruction, number);
  }
  const effects = await settled();
  return { route: (await world.passedClauses()).slice(passedBefore), rows: world.matchedRows(), meanwhile, effects, refusals, shown };

  async function settled(): Promise<Observed> {
    await world.quiet();
    return observe(world.clients, before);
  }

  async function carryOut(instruction: Instruction, number: number): Promise<void> {
    switch (instruction.type) {
      case 'CREATE_PROCESS_INSTANCE':
        return startProcess(world.camunda, instruction.processDefinitionSelector.processDefinitionId, instruction.variables);
      case 'PUBLISH_MESSAGE': {
        const call = outside.shift();
        if (!call) throw new Error(`Instruction ${number} publishes ${instruction.name}: 'outside' says nothing of it`);
        const { at, ...happens } = call;
        const happen = () => callSystem(world.clients, happens, `outside-${number}`);
        if (at === undefined) return happen();
        await world.quiet();
        return world.at(new Date(at), happen);
      }
      case 'COMPLETE_USER_TASK':
        return completeTask(instruction.userTaskSelector.elementId, instruction.variables);
      case 'INCREASE_TIME':
        await world.quiet();
        return world.advance(millisecondsOf(instruction.duration));
      case 'ASSERT_ELEMENT_INSTANCES':
        return assertElements(world, instruction);
      case 'ASSERT_PROCESS_INSTANCE':
        return assertInstance(world, instruction);
      case 'ASSERT_VARIABLES':
        return assertVariables(world, instruction);
    }
  }

  async function completeTask(elementId: string, variables: Record<string, unknown>): Promise<void> {
    const round = rounds.get(elementId) ?? 0;
    rounds.set(elementId, round + 1);
    const person = personOf(testCase, elementId, round);
    await world.untilTaskIsOpen(elementId);
    const task = await openTask(world, person, groups.get(person) ?? [], elementId);
    if (round === 0) {
      for (const other of systems.refused[elementId] ?? []) {
        (refusals[elementId] ??= []).push(await refusalOf(world.staff(other), task));
      }
    }
    if (round === 0 && systems.shown[elementId]) shown[elementId] = await shownEvidence(world, person, task);
    await world.staff(person).take(task);
    await world.staff(person).complete(task, variables);
  }
}

function personOf(testCase: TestCase, elementId: string, round: number): string {
  const people = testCase.systems.people[elementId];
  const person = typeof people === 'string' ? people : people?.[Math.min(round, people.length - 1)];
  if (person === undefined) throw new Error(`'people' does not say who completes ${elementId}`);
  return person;
}

/**
 * The task of an element that a person takes: where several departments have one, that of their own. The
 * engine makes them out one after the other, so somebody else's is only taken, in their place, when no more
 * are to come.
 */
async function openTask(world: CaseWorld, person: string, groups: readonly string[], elementId: string): Promise<OpenTask> {
  const open = await openTasksOf(world, person, elementId);
  const own = (tasks: OpenTask[]) => tasks.find(({ candidateGroups }) => candidateGroups.some((group) => groups.includes(group)));
  const found = own(open);
  if (found) return found;
  await world.quiet();
  const all = await openTasksOf(world, person, elementId);
  const task = own(all) ?? all[0];
  if (!task) throw new Error(`No task ${elementId} is open for ${person}`);
  return task;
}

async function openTasksOf(world: CaseWorld, person: string, elementId: string): Promise<OpenTask[]> {
  return (await world.staff(person).openTasks()).filter((task) => task.elementId === elementId && task.assignee === undefined);
}

/** Candidate groups of each person's posts. */
async function groupsOfPeople({ clients }: CaseWorld): Promise<Map<string, string[]>> {
  const { people } = await clients.people.listPeople({});
  return new Map(people.map(({ id, posts }) => [id, posts.filter(isPost).map(candidateGroupOf)]));
}

async function refusalOf(staff: StaffMember, task: OpenTask): Promise<string> {
  try {
    await staff.take(task);
  } catch (error) {
    if (error instanceof TaskRefused) return error.message;
    throw error;
  }
  throw new Error(`${staff.id} was not refused at ${task.elementId}`);
}
