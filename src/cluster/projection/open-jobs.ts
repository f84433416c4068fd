import type { OpenJob } from '../cluster';
import type { Tables } from './tables';

/** The jobs that are not finished, in the order they were created. */
export function openJobs(tables: Tables): OpenJob[] {
  return [...tables.jobs.open()].map(({ jobKey, type, processInstanceKey, elementId, retries }) => {
    return { jobKey, type, processInstanceKey, elementId, retries, inHand: !tables.waitingJobs.has(type, jobKey) };
  });
}
