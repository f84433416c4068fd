import { isDeepStrictEqual } from 'node:util';
import { ElementId, ProcessDefinitionId, ScopeKey } from '@camunda8/orchestration-cluster-api';
import { waitFor } from '../wait';
import type { Of } from './schema';
import type { CaseWorld } from './world';

const atOnce = { consistency: { waitUpToMs: 0 } };

/** Each element is entered, left, withdrawn while it was entered, or was never entered (once all is quiet). */
export async function assertElements(world: CaseWorld, instruction: Of<'ASSERT_ELEMENT_INSTANCES'>): Promise<void> {
  for (const { elementId } of instruction.elementSelectors) {
    if (instruction.state === 'IS_NOT_ACTIVATED') {
      await world.quiet();
      if ((await statesOf(elementId)).length > 0) throw new Error(`${elementId} was activated`);
      continue;
    }
    const wanted = instruction.state.replace('IS_', '');
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

/** An instance of the process is in the state. */
export async function assertInstance(world: CaseWorld, instruction: Of<'ASSERT_PROCESS_INSTANCE'>): Promise<void> {
  const { processDefinitionId } = instruction.processInstanceSelector;
  const wanted = instruction.state === 'IS_ACTIVE' ? 'ACTIVE' : 'COMPLETED';
  await waitFor(`${processDefinitionId} to be ${wanted}`, async () => {
    const { items } = await world.camunda.searchProcessInstances({ filter: { processDefinitionId } }, atOnce);
    return items.find(({ state }) => state === wanted);
  });
}

/** An instance of the process has these variables, each exactly so, at its top. */
export async function assertVariables(world: CaseWorld, instruction: Of<'ASSERT_VARIABLES'>): Promise<void> {
  const { processInstanceSelector: filter, variables } = instruction;
  await waitFor(`${filter.processDefinitionId} to have ${JSON.stringify(variables)}`, async () => {
    const { items: instances } = await world.camunda.searchProcessInstances({ filter }, atOnce);
    for (const { processInstanceKey } of instances) {
      const found = await variablesOf(world, processInstanceKey);
      if (Object.entries(variables).every(([name, value]) => isDeepStrictEqual(found[name], value))) return true;
    }
    return undefined;
  });
}

async function variablesOf({ camunda }: CaseWorld, processInstanceKey: string): Promise<Record<string, unknown>> {
  const filter = { scopeKey: ScopeKey.assumeExists(processInstanceKey) };
  const { items } = await camunda.searchVariables({ page: { from: 0, limit: 200 }, filter, truncateValues: false }, atOnce);
  return Object.fromEntries((items ?? []).map(({ name, value }) => [name ?? '', JSON.parse(value ?? 'null')]));
}
