import type { OpenJob } from '../cluster';
import type { Tables } from './tables';

const finished = new Set(['COMPLETED', 'ERROR_THROWN', 'CANCELED']);

/** The jobs that are not finished, in the order they were created. */
export function openJobs(tables: Tables): OpenJob[] {
  const open: OpenJob[] = [];
  for (const { state, jobKey, type, processInstanceKey, elementId, retries } of tables.jobs.all()) {
    if (finished.has(state)) continue;
    open.push({ jobKey, type, processInstanceKey, elementId, retries, inHand: tables.jobsInHand.has(jobKey) });
  }
  return open;
}
