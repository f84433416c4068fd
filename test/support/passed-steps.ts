import { extensionProperties } from '../../src/camunda/locale/properties';
import { readDiagram } from '../../src/camunda/locale/moddle';
import type { Cluster } from '../../src/cluster';

type Tables = Cluster['tables'];
/** Steps (`DO-02`); decisions, deadlines and whole parts are named elsewhere. */
const step = /^[A-Z]{2}-\d{2}$/;

/** Step of each element that was entered, in order, over all instances. */
export async function passedClauses({ elementInstances, models }: Tables): Promise<string[]> {
  const passed: string[] = [];
  for (const { processDefinitionKey, elementId } of elementInstances.all()) {
    const clause = (await clausesOf(models.get(processDefinitionKey)?.xml ?? '')).get(elementId);
    if (clause !== undefined) passed.push(clause);
  }
  return passed;
}

/** Row (id of the rule) that each decision of a step matched, in order, over all instances; what a job asks a table is left out. */
export const matchedRows = ({ decisionEvaluations }: Tables): string[] =>
  [...decisionEvaluations.all()].filter(({ elementId }) => elementId !== '').flatMap(({ matchedRules }) => matchedRules);

const clausesOfFiles = new Map<string, Promise<Map<string, string>>>();

/** The step of each element of a diagram that has one. */
function clausesOf(xml: string): Promise<Map<string, string>> {
  const known = clausesOfFiles.get(xml) ?? readClauses(xml);
  clausesOfFiles.set(xml, known);
  return known;
}

async function readClauses(xml: string): Promise<Map<string, string>> {
  const clauses = new Map<string, string>();
  for (const element of (await readDiagram(xml)).elements) {
    const clause = extensionProperties(element).find(({ name, value }) => name === 'clause' && step.test(value))?.value;
    if (element.id !== undefined && clause !== undefined) clauses.set(element.id, clause);
  }
  return clauses;
}
