import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { connectCamunda, type CamundaClient } from '../../src/camunda/client';
import { StaffMember, type OpenTask } from '../../src/camunda/staff-member';
import { flowsFolder } from '../../src/installation/flows-folder';
import { runTestCase, type CaseResult } from '../../src/test-cases/runner';
import { testCaseFile } from '../../src/test-cases/schema';
import { useEngine } from '../support/hooks';
import { expectStop, mend, setVariables, untilStopped } from '../support/incidents';
import { password, type TestWorld } from '../support/world';

/** Two lines, all in stock, by courier: every service task on the way reads what the ones before left. */
const file = join(flowsFolder, 'dealer-part-order', 'dealer-part-order.test.json');
const atOnce = { consistency: { waitUpToMs: 0 } };

const engine = useEngine();
let undisturbed: CaseResult;
beforeAll(async () => {
  const world = await openWorld();
  undisturbed = await runTestCase(courierCase(), world);
  await world.close();
});

interface Spoilt {
  /** Spoilt while this task is open, so that the service task after it reads it. */
  during: string;
  variable: string;
  spoil: (value: unknown) => unknown;
  /** The service task that stops, the name under which it reads the variable, and the words of its incident. */
  stops: string;
  reads: string;
  says: string[];
}

test.each<[string, Spoilt]>([
  [
    'a quantity as text',
    {
      during: 'Task_ReviewIssueSlip',
      variable: 'slipLines',
      spoil: (lines) => changed(lines, 0, 'quantity', '两件'),
      stops: 'Task_OpenDispatch',
      reads: 'slipLines',
      says: ["'slipLines.0.quantity'", 'expected number, received string', 'came as "两件"'],
    },
  ],
  [
    'a number in place of a text',
    {
      during: 'Task_RegisterOrder',
      variable: 'dealerNo',
      spoil: () => 102,
      stops: 'Task_EnterFaxRegister',
      reads: 'party',
      says: ["'party'", 'expected string, received number', 'came as 102'],
    },
  ],
  [
    'a text that is no longer there',
    {
      during: 'Task_FillShippingDocument',
      variable: 'dispatchNo',
      spoil: () => null,
      stops: 'Task_MakeShippingDocument',
      reads: 'dispatchNo',
      says: ["'dispatchNo'", 'expected string, received null', 'came as null'],
    },
  ],
])('%s is an incident that names it; mended, the case ends as undisturbed', async (_what, spoilt) => {
  const world = await openWorld();
  try {
    const original = new Promise<unknown>((tell) => meddle(world, spoilt, tell));
    const running = runTestCase(courierCase(), world);
    running.catch(() => undefined);
    await mendStopped(world.camunda, spoilt, await Promise.race([original, running]));
    expect(await running).toEqual(undisturbed);
  } finally {
    await world.close();
  }
});

/** Waits for the incident, sees what it says, and does what it asks. */
async function mendStopped(camunda: CamundaClient, { variable, stops, reads, says }: Spoilt, value: unknown): Promise<void> {
  const incident = await untilStopped(camunda);
  expectStop(incident, stops, says);
  expect(incident.errorType).toBe('JOB_NO_RETRIES');
  await mend(camunda, incident, { [variable]: value }, { [reads]: value });
}

/** While the task is open, someone spoils the variable; tells what it was. */
function meddle(world: TestWorld, { during, variable, spoil }: Spoilt, tell: (value: unknown) => void): void {
  const { camunda, restAddress } = world;
  world.staff = (id) =>
    new MeddledStaff(id, connectCamunda(restAddress, { username: id, password }), async ({ elementId, processInstanceKey }) => {
      if (elementId !== during) return;
      const value = await readVariable(camunda, processInstanceKey, variable);
      await setVariables(camunda, processInstanceKey, { [variable]: spoil(value) });
      tell(value);
    });
}

class MeddledStaff extends StaffMember {
  constructor(
    id: string,
    client: CamundaClient,
    private readonly beforeCompleting: (task: OpenTask) => Promise<void>,
  ) {
    super(id, client);
  }

  override async complete(task: OpenTask, variables: Record<string, unknown>): Promise<void> {
    await this.beforeCompleting(task);
    await super.complete(task, variables);
  }
}

async function readVariable(camunda: CamundaClient, scope: string, name: string): Promise<unknown> {
  const { items } = await camunda.searchVariables({ filter: { name }, page: { from: 0, limit: 100 }, truncateValues: false }, atOnce);
  const found = (items ?? []).find((item) => item.scopeKey === scope);
  if (found?.value === undefined) throw new Error(`There is no variable ${name} to spoil`);
  return JSON.parse(found.value);
}

/** A copy of the list with one field of one row changed. */
function changed(list: unknown, row: number, field: string, value: unknown): unknown {
  if (!Array.isArray(list)) throw new Error('The variable is no list');
  return list.map((each: Record<string, unknown>, index) => (index === row ? { ...each, [field]: value } : each));
}

function courierCase() {
  const { testCases } = testCaseFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const found = testCases.find(({ systems }) => systems.scenario === 'S-DO-02');
  if (!found) throw new Error('There is no such case');
  return found;
}

const openWorld = () => engine.open(new Date(courierCase().systems.startAt));
