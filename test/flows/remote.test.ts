import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { useEngine } from '../support/hooks';
import { expectCase, testCasesOf } from '../support/test-flow';

/**
 * Cases on a cluster of which the installation knows what its settings say: deployment, workers and relays come with a
 * token of its identity provider, people with their names, all by the REST API. `npm run test:remote` runs all so.
 */
const engine = useEngine('remote');

test.each([
  ['dealer-part-order', 'S-DO-02'],
  ['part-scrap', 'S-PS-03'],
])('%s: %s on a remote cluster', async (flow, scenario) => {
  const testCase = testCasesOf(join(flow, `${flow}.test.json`)).find(({ systems }) => systems.scenario === scenario);
  if (!testCase) throw new Error(`There is no case ${scenario} of ${flow}`);
  const world = await engine.open(new Date(testCase.systems.startAt));
  try {
    expect(() => world.cluster.tables).toThrow(/has no 'tables' beside its REST API/);
    await expectCase(testCase, world);
  } finally {
    await world.close();
  }
});
