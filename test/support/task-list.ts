import type { OpenTask } from '../../src/camunda/staff-member';
import type { Cluster } from '../../src/cluster';

/**
 * The open tasks, oldest first, as a search of the REST API tells them, read out of the engine's log: people of a run
 * by chance look at the list after each step, and hundreds of searches would cost more than the work itself.
 */
export function openTasksOf({ tables }: Cluster): OpenTask[] {
  const tasks: OpenTask[] = [];
  for (const row of tables.userTasks.among('CREATED')) {
    if (row.state !== 'CREATED') continue;
    const { userTaskKey, elementId, processInstanceKey, candidateGroups, assignee } = row;
    const createdAt = new Date(row.creationDate);
    tasks.push({ userTaskKey, elementId, name: row.name ?? '', processId: row.processDefinitionId, processInstanceKey, candidateGroups, assignee, createdAt });
  }
  return tasks;
}
