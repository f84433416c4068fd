import { ElementId, ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { StaffMember, TaskRefused, type OpenTask } from '../camunda/staff-member';
import { millisecondsOf } from './duration';
import { observe, type Observed } from './effects';
import { callSystem } from './system-call';
import type { Instruction, TestCase } from './schema';
import { waitFor } from './wait';
import type { CaseWorld } from './world';

/** What a finished case left behind, in the terms in which the file states what it expects. */
export interface CaseResult {
  route: string[];
  effects: Observed;
  /** Reasons that people who had to be refused were given, by task. */
  refusals: Record<string, string[]>;
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
  for (const [step, call] of systems.given.entries()) await callSystem(world.clients, call, `given-${step}`);
  await world.quiet();
  const before = await observe(world.clients);
  for (const [number, instruction] of testCase.instructions.entries()) {
    for (const [step, call] of systems.calls.entries()) {
      if (call.before === number) await callSystem(world.clients, call, `call-${step}`);
    }
    await carryOut(instruction, number);
  }
  await world.quiet();
  return { route: await world.passedClauses(), effects: await observe(world.clients, before), refusals };

  async function carryOut(instruction: Instruction, number: number): Promise<void> {
    switch (instruction.type) {
      case 'CREATE_PROCESS_INSTANCE':
        return createInstance(world, instruction);
      case 'PUBLISH_MESSAGE': {
        const call = outside.shift();
        if (!call) throw new Error(`Instruction ${number} publishes ${instruction.name}: 'outside' says nothing of it`);
        return callSystem(world.clients, call, `outside-${number}`);
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
    }
  }

  async function completeTask(elementId: string, variables: Record<string, unknown>): Promise<void> {
    const round = rounds.get(elementId) ?? 0;
    rounds.set(elementId, round + 1);
    const person = personOf(testCase, elementId, round);
    const task = await openTask(world.staff(person), elementId);
    if (round === 0) {
      for (const other of systems.refused[elementId] ?? []) {
        (refusals[elementId] ??= []).push(await refusalOf(world.staff(other), task));
      }
    }
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

function openTask(staff: StaffMember, elementId: string): Promise<OpenTask> {
  return waitFor(`a task ${elementId} to be open for ${staff.id}`, async () =>
    (await staff.openTasks()).find((task) => task.elementId === elementId && task.assignee === undefined),
  );
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

type Of<T extends Instruction['type']> = Extract<Instruction, { type: T }>;
const atOnce = { consistency: { waitUpToMs: 0 } };

async function createInstance(world: CaseWorld, instruction: Of<'CREATE_PROCESS_INSTANCE'>): Promise<void> {
  const processDefinitionId = ProcessDefinitionId.assumeExists(instruction.processDefinitionSelector.processDefinitionId);
  await world.camunda.createProcessInstance({ processDefinitionId, variables: instruction.variables });
}

async function assertElements(world: CaseWorld, instruction: Of<'ASSERT_ELEMENT_INSTANCES'>): Promise<void> {
  for (const { elementId } of instruction.elementSelectors) {
    if (instruction.state === 'IS_NOT_ACTIVATED') {
      await world.quiet();
      if ((await statesOf(elementId)).length > 0) throw new Error(`${elementId} was activated`);
      continue;
    }
    const wanted = instruction.state === 'IS_ACTIVE' ? 'ACTIVE' : 'COMPLETED';
    await waitFor(`${elementId} to be ${wanted}`, async () => (await statesOf(elementId)).find((state) => state === wanted));
  }

  async function statesOf(elementId: string): Promise<string[]> {
    const { processDefinitionId } = instruction.processInstanceSelector;
    const filter = {
      elementId: ElementId.assumeExists(elementId),
      processDefinitionId: ProcessDefinitionId.assumeExists(processDefinitionId),
    };
    const { items } = await world.camunda.searchElementInstances({ filter }, atOnce);
    return (items ?? []).map(({ state }) => state);
  }
}

async function assertInstance(world: CaseWorld, instruction: Of<'ASSERT_PROCESS_INSTANCE'>): Promise<void> {
  const { processDefinitionId } = instruction.processInstanceSelector;
  const wanted = instruction.state === 'IS_ACTIVE' ? 'ACTIVE' : 'COMPLETED';
  await waitFor(`${processDefinitionId} to be ${wanted}`, async () => {
    const { items } = await world.camunda.searchProcessInstances({ filter: { processDefinitionId } }, atOnce);
    return items.find(({ state }) => state === wanted);
  });
}
