import { expect, test } from '@jest/globals';
import { deployFlow } from '../../src/camunda/deploy';
import { readFlows } from '../../src/camunda/flow-files';
import { migrateCases } from '../../src/camunda/migrate-cases';
import { flowsFolder } from '../../src/installation/flows-folder';
import { useWorldOfEachTest } from '../support/hooks';
import { doTask, orderOf, taskOf } from '../support/orders';
import type { TestWorld } from '../support/world';

let world: TestWorld;
useWorldOfEachTest((opened) => (world = opened));

/** Deploys the flow of orders with a text of its diagrams changed. */
async function deployChanged(from: string, by: string): Promise<void> {
  const flow = (await readFlows(flowsFolder)).find(({ name }) => name === 'dealer-part-order');
  if (!flow) throw new Error('There is no dealer-part-order');
  const files = flow.files.map((file) => (file.kind === 'bpmn' ? { ...file, text: file.text.replaceAll(from, by) } : file));
  await deployFlow(world.camunda, { ...flow, files }, 'zh-CN');
}

async function migrate(go: boolean, camunda = world.camunda) {
  const told: string[] = [];
  return { ...(await migrateCases({ camunda, flow: 'dealer-part-order', go, tell: (line) => told.push(line) })), told: told.join('\n') };
}

/** Each running instance of the flow: its process and version. */
async function versions(): Promise<string[]> {
  const { items } = await world.camunda.searchProcessInstances({ filter: { state: 'ACTIVE', processDefinitionId: { $like: 'dealer-part-order*' } }, page: { from: 0, limit: 100 } }, { consistency: { waitUpToMs: 0 } });
  return items.map((row) => `${row.processDefinitionId} ${row.processDefinitionVersion}`).toSorted();
}

test('a running order goes to the changed diagram with its open task, and on in that version; one whose element is gone stays, and is told', async () => {
  const orderNo = await orderOf(world, [{ partNo: 'BRK-01', quantity: 1 }]);
  await taskOf(world, orderNo, 'Task_RegisterOrder');
  await deployChanged('Task_RegisterOrder', 'Task_EnterOrder');
  const first = await migrate(true);
  expect(first).toMatchObject({ migrated: 1, stay: 1, told: expect.stringContaining('stays, for it is at Task_RegisterOrder, which the new version does not have') });

  await deployChanged('name="登记订单"', 'name="登记经销商订单"');
  const withoutMapping = (call: Parameters<typeof world.camunda.migrateProcessInstance>[0]) => world.camunda.migrateProcessInstance({ ...call, mappingInstructions: [] });
  const refusing = new Proxy(world.camunda, { get: (camunda, name): unknown => (name === 'migrateProcessInstance' ? withoutMapping : Reflect.get(camunda, name)) });
  const refused = await migrate(true, refusing);
  // The first that is refused does not end the command.
  expect(refused).toMatchObject({ migrated: 0, stay: 2 });
  expect(refused.told.match(/stays, for Camunda says: .*mapping/g)).toHaveLength(2);
  expect(await migrate(false)).toMatchObject({ migrated: 2, stay: 0 });
  expect(await versions()).toEqual(['dealer-part-order 2', 'dealer-part-order--intake 1']);
  expect(await migrate(true)).toMatchObject({ migrated: 2, stay: 0 });
  expect(await versions()).toEqual(['dealer-part-order 3', 'dealer-part-order--intake 3']);
  expect(await migrate(true)).toMatchObject({ migrated: 0, stay: 0 });

  await doTask(world, orderNo, 'li.min', 'Task_RegisterOrder');
  await taskOf(world, orderNo, 'Task_MakeIssueSlip');
  expect((await versions()).filter((each) => !each.endsWith(' 3'))).toEqual([]);
});
