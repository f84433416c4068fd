/** Settings that all contenders share. */

/** In the order in which `two-jobs.bpmn` has them. */
export const jobTypes = ['bench.do', 'bench.do-more'];
/** Jobs of a type that a worker has in hand at most. */
export const maxJobs = 32;
/** For how long a job is its worker's. */
export const leaseMs = 60_000;
/** For how long a request for jobs waits for some. */
export const longPollMs = 20_000;
