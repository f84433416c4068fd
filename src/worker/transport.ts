/** A job in hand, whatever brought it. Exactly one of its answers is given, once. */
export interface ActivatedJob {
  key: string;
  type: string;
  retries: number;
  processInstanceKey: string;
  elementInstanceKey: string;
  elementId: string;
  processId: string;
  /** Version of the deployed diagram. */
  processVersion: number;
  variables: Record<string, unknown>;
  headers: Record<string, string>;
  /** Set for a task listener's job. */
  task: { userTaskKey: string; assignee: string | undefined; candidateGroups: string[]; event: string } | undefined;
  complete(variables: Record<string, unknown>): Promise<void>;
  /** A task listener's answer: lets the step pass, or sends the task back. */
  answerListener(answer: { denied: false } | { denied: true; reason: string }): Promise<void>;
  /** `retries` left and the back-off always go together: the API's default of 0 retries is an incident at once. */
  fail(failure: { message: string; retries: number; backOffMs: number }): Promise<void>;
  throwError(error: { code: string; message: string }): Promise<void>;
}

export interface ActivationRequest {
  type: string;
  maxJobs: number;
  /** Names of the variables to fetch. Never empty on the wire: an empty list would fetch all. */
  variables: string[];
  leaseMs: number;
  /** How long the engine may hold the request until a job is there. */
  waitMs: number;
}

/** A decision's answer to these variables. */
export type Decide = (decisionId: string, variables: Record<string, unknown>) => Promise<unknown>;

/** What brings jobs to the workers, and takes their questions to decision tables. Chosen by measurement, so it stays behind this small interface. */
export interface JobTransport {
  /** Jobs of a type, none after `waitMs`. Rejects when the engine can't be reached or `signal` aborts. */
  activate(request: ActivationRequest, signal: AbortSignal): Promise<ActivatedJob[]>;
  /** Asks a decision table, in its latest version; null when no row fits. Rejects when it can't be asked or evaluated. */
  decide: Decide;
}

/** The job is no longer ours: its lease ran out, or its instance is gone. The effect stands; nothing to answer. */
export class JobGone extends Error {
  override readonly name = 'JobGone';
}
