import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Cluster } from '../../src/cluster';
import { PassedStore } from '../../src/test-cases/coverage/passed';

/** Where a run of tests leaves what its instances passed. */
export const passedStore = new PassedStore(join(import.meta.dirname, '..', '..', '.run', 'coverage'));

/** Gathers what the instances of a test file's worlds passed. */
export class PassedParts {
  private readonly ids = { nodes: new Map<string, Set<string>>(), flows: new Map<string, Set<string>>(), rules: new Map<string, Set<string>>() };

  /** What was completed or interrupted, which way was taken, which row matched. */
  note({ elementInstances, sequenceFlows, decisionEvaluations }: Cluster['tables']): void {
    const { nodes, flows, rules } = this.ids;
    for (const { processDefinitionId, elementId, state } of elementInstances.all()) if (state !== 'ACTIVE') add(nodes, processDefinitionId, elementId);
    for (const { processDefinitionId, elementId } of sequenceFlows.all()) add(flows, processDefinitionId, elementId);
    for (const { decisionId, matchedRules } of decisionEvaluations.all()) for (const rule of matchedRules) add(rules, decisionId, rule);
  }

  /** Leaves them for the run's table. */
  save(): void {
    const { nodes, flows, rules } = this.ids;
    passedStore.add(randomUUID(), { nodes: lists(nodes), flows: lists(flows), rules: lists(rules) });
  }
}

function add(ids: Map<string, Set<string>>, owner: string, id: string): void {
  ids.set(owner, (ids.get(owner) ?? new Set()).add(id));
}

const lists = (ids: Map<string, Set<string>>) => Object.fromEntries([...ids].map(([owner, set]) => [owner, [...set]]));
