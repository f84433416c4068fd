import { join } from 'node:path';
import { expect } from '@jest/globals';
import { readMasterData, type MasterData } from '../../src/installation/master-data';
import type { OpenTask } from '../../src/camunda/staff-member';
import { readFingerprints, type FingerprintReader } from './fingerprint';
import { useWorldOfFile } from './hooks';
import { expectStop, mend, setVariables, untilStopped } from './incidents';
import { doTask, orderOf, taskOf } from './orders';
import { until } from './until';
import type { TestWorld } from './world';

export type Values = Record<string, unknown>;

/** What stops a case, and what mends it. */
export interface Stop {
  /** The element that stops, and words of its incident. */
  stops: string;
  says: string[];
  /** What mends it: variables of the case, and the same as the stopped job reads them. */
  mends: Values;
  reads?: Values;
  /** The way to the stopped step rightly leaves something. */
  changes?: true;
}

/** A form as somebody hands it in who does not go through the form. */
export interface HandedIn extends Stop {
  task: string;
  by: string;
  hands: Values;
}

export const clerk = 'li.min';
export const keeper = 'zhang.wei';
export const consignee = '东方电动车行';

/**
 * One world for the calling file, with brakes for every order of it, and what its books hold.
 * Who took and completed a task is recorded, whatever was handed in: the people directory is left out.
 */
export function useWorldAndBooks(take: (world: TestWorld, books: FingerprintReader) => void): void {
  let books: FingerprintReader | undefined;
  const look = async (world: TestWorld) => {
    books = await readFingerprints(world.adminUrl, ['people']);
    take(world, books);
  };
  useWorldOfFile(look, { setUp: async () => ({ masterData: await plentyOfBrakes() }), leave: () => books?.close() });
}

/** The scenarios' dealers and parts, with brakes for every order of a file. */
async function plentyOfBrakes(): Promise<MasterData> {
  const data = await readMasterData(join(import.meta.dirname, '..', 'fixtures', 'scenario-fixture.json'));
  return { ...data, stock: data.stock.map((part) => (part.partNo === 'BRK-01' ? { ...part, opening: { AS: 500 } } : part)) };
}

/** The form is handed in, the case stops as told with nothing recorded, and goes on once it is mended. */
export async function stopsAndGoesOn(world: TestWorld, books: FingerprintReader, open: OpenTask, handed: Omit<HandedIn, 'task'>): Promise<void> {
  const { by, hands } = handed;
  await world.quiet();
  await stopsAfter(world, books, open.processInstanceKey, handed, async () => {
    await world.staff(by).take(open);
    await world.staff(by).complete(open, hands);
  });
}

/**
 * What is done stops the case as told, with nothing recorded; it goes on once it is mended.
 * @param processInstanceKey undefined: of a case that begins with it
 */
export async function stopsAfter(world: TestWorld, books: FingerprintReader, processInstanceKey: string | undefined, stop: Stop, act: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  const before = await books.read();
  await act();
  const incident = await untilStopped(world.camunda, processInstanceKey);
  await world.installation.relays.drain();
  const after = await books.read();
  // Mended before anything is looked at: a row that fails must not hold up those after it.
  await mend(world.camunda, incident, stop.mends, stop.reads);
  await world.quiet();
  expectStop(incident, stop.stops, stop.says);
  if (!stop.changes) expect(after).toEqual(before);
}

/** The open task of an incident or a return. */
export const taskOfCase = (world: TestWorld, caseNo: string, elementId: string): Promise<OpenTask> => until(`${elementId} of ${caseNo} is open`, async () => {
  const staff = world.staff('he.jing');
  for (const task of await staff.openTasks()) {
    if (task.elementId === elementId && (await staff.variablesOf(task))['caseNo'] === caseNo) return task;
  }
  return undefined;
}, 30_000);

/** Takes the task and hands its form in. */
export async function doTaskOfCase(world: TestWorld, caseNo: string, by: string, elementId: string, hands: Values = {}): Promise<void> {
  const task = await taskOfCase(world, caseNo, elementId);
  await world.staff(by).take(task);
  await world.staff(by).complete(task, hands);
}

/** Tasks and forms of the cases of one file. */
export const caseForms = (opened: () => { world: TestWorld; books: FingerprintReader }) => ({
  openOf: (caseNo: string, elementId: string): Promise<OpenTask> => taskOfCase(opened().world, caseNo, elementId),
  /** The form is handed in right. */
  right: (caseNo: string, by: string, elementId: string, hands: Values = {}): Promise<void> => doTaskOfCase(opened().world, caseNo, by, elementId, hands),
  /** The form is handed in wrong, and variables of the case are spoilt while the task is open; returns the task. */
  wrong: async (caseNo: string, { task, ...handed }: HandedIn, spoilt: Values = {}): Promise<OpenTask> => {
    const { world, books } = opened();
    const open = await taskOfCase(world, caseNo, task);
    if (Object.keys(spoilt).length > 0) await setVariables(world.camunda, open.processInstanceKey, spoilt);
    await stopsAndGoesOn(world, books, open, handed);
    return open;
  },
});

/** An order of one brake that waits for its issue slip. */
export async function registeredOrder(world: TestWorld): Promise<string> {
  const orderNo = await orderOf(world, [{ partNo: 'BRK-01', quantity: 1 }]);
  await doTask(world, orderNo, clerk, 'Task_RegisterOrder');
  return orderNo;
}

/** The one line of such an order as a slip has it. */
export const lineOf = (orderNo: string) => ({ orderLineId: `${orderNo}/1`, partNo: 'BRK-01', partName: '制动手柄', quantity: 1 });

export function makeSlip(world: TestWorld, orderNo: string, more: Values = {}): Promise<void> {
  return doTask(world, orderNo, clerk, 'Task_MakeIssueSlip', { shippingMethod: 'courier', slipLines: [lineOf(orderNo)], ...more });
}

/** An order whose goods are to be picked. */
export async function reviewedOrder(world: TestWorld): Promise<string> {
  const orderNo = await registeredOrder(world);
  await makeSlip(world, orderNo);
  await doTask(world, orderNo, 'wang.fang', 'Task_ReviewIssueSlip', { slipApproved: true });
  await taskOf(world, orderNo, 'Task_PrepareStock');
  return orderNo;
}

/** The order's task, handed in as told. */
export async function handsIn(world: TestWorld, books: FingerprintReader, orderNo: string, { task, ...handed }: HandedIn): Promise<void> {
  await stopsAndGoesOn(world, books, await taskOf(world, orderNo, task), handed);
}
