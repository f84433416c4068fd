import type { z } from 'zod';
import type { Decide } from './transport';

/** What every handler gets beside its input: where the job stands, and the key of its effect. */
export interface JobContext {
  /**
   * `<installation>/<elementInstanceKey>/<jobType>` (for task listeners the job's own key): stable over
   * retries and incident resolution, different for each round of a loop. Goes along as Idempotency-Key.
   */
  idempotencyKey: string;
  /** `<installation>/<processInstanceKey>`: names the case's instance beyond one engine's start. */
  instance: string;
  /** `<installation>/<elementInstanceKey>`: names this passage through the element. */
  passage: string;
  elementId: string;
  processId: string;
  processVersion: number;
  /** Task headers, static texts of the diagram. */
  headers: Record<string, string>;
}

/** A job of a service task, a throw event or an execution listener: its result becomes variables. */
export interface Worker<Clients, Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  kind: 'job';
  /** `<system>.<verb-object>`, the file's name. */
  type: string;
  input: Input;
  output: Output;
  /**
   * Problem codes of the system that the diagram catches as BPMN errors, by the error code thrown.
   * Every other refusal is a fault of the model or the data: an incident.
   */
  errors?: Record<string, string>;
  /** One call to one company system. */
  run(clients: Clients, input: z.output<Input>, context: JobContext): Promise<z.input<Output>>;
}

/** A user task's state as a task listener sees it. */
export interface ListenedTask {
  userTaskKey: string;
  assignee: string | undefined;
  candidateGroups: string[];
  /** `assigning`, `completing` … */
  event: string;
}

/** A task listener: lets the step pass, or sends the task back with a reason for the person. */
export interface TaskListener<Clients, Input extends z.ZodObject = z.ZodObject> {
  kind: 'taskListener';
  type: string;
  input: Input;
  run(
    clients: Clients,
    input: z.output<Input>,
    context: JobContext & { task: ListenedTask; decide: Decide },
  ): Promise<{ denied: false } | { denied: true; reason: string }>;
}
