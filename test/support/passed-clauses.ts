import { z } from 'zod';
import type { CamundaClient } from '../../src/camunda/client';
import { readDiagram, type ModdleElement } from '../../src/camunda/locale/moddle';

const atOnce = { consistency: { waitUpToMs: 0 } };
/** Steps (`DO-02`); decisions, deadlines and whole parts are named elsewhere. */
const step = /^[A-Z]{2}-\d{2}$/;
const extensions = z.object({
  values: z.array(z.looseObject({ properties: z.array(z.object({ name: z.string(), value: z.string() })).optional() })),
});

/** Step of each element that was entered, in order, over all instances. */
export async function passedClauses(camunda: CamundaClient): Promise<string[]> {
  const [{ items: definitions }, { items: instances }] = await Promise.all([
    camunda.searchProcessDefinitions({ page: { from: 0, limit: 100 } }, atOnce),
    camunda.searchElementInstances({ page: { from: 0, limit: 1000 } }, atOnce),
  ]);
  const clauses = new Map<string, string>();
  for (const definition of definitions ?? []) {
    if (definition.processDefinitionKey === undefined) continue;
    const xml = await camunda.getProcessDefinitionXml({ processDefinitionKey: definition.processDefinitionKey }, atOnce);
    const { elements } = await readDiagram(xml);
    for (const element of elements) {
      const clause = clauseOf(element);
      if (clause !== undefined) clauses.set(`${definition.processDefinitionId} ${element.id}`, clause);
    }
  }
  return (instances ?? [])
    .toSorted((a, b) => (BigInt(a.elementInstanceKey) < BigInt(b.elementInstanceKey) ? -1 : 1))
    .flatMap((instance) => clauses.get(`${instance.processDefinitionId} ${instance.elementId}`) ?? []);
}

function clauseOf(element: ModdleElement): string | undefined {
  const parsed = extensions.safeParse(element.get('extensionElements'));
  const properties = parsed.data?.values.flatMap((value) => value.properties ?? []) ?? [];
  return properties.find(({ name, value }) => name === 'clause' && step.test(value))?.value;
}
