import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../log';
import { backOffMs, type BackOff } from '../back-off';
import { caseFacts, caseFields, caseOf } from '../case-facts';
import { caseTraceId, notedInSpan, spanned, traceField, tracesAreOn } from '../trace';
import type { TaskListener, Worker } from './define';
import type { WorkerMetrics } from './metrics';
import { decideOutcome, type Outcome } from './outcome';
import { JobGone, type ActivatedJob, type JobTransport } from './transport';

export interface JobLoopOptions<Clients> {
  transport: JobTransport;
  clients: Clients;
  installation: string;
  logger: Logger;
  metrics: WorkerMetrics;
  maxJobs: number;
  leaseMs: number;
  /** How long a request for jobs may be held; default 20 s. */
  waitMs?: number;
}

const gatewayPause: BackOff = { firstMs: 200, maxMs: 5_000 };
const answerPause: BackOff = { firstMs: 100, maxMs: 2_000 };
const answerTries = 6;
/** Under load, jobs gather for a moment and come together: each request for jobs costs the engine as much as a job. */
const gatherMs = 4;

/**
 * Fetches and carries out the jobs of one type: never more in hand than `maxJobs`, back after any outage of
 * the gateway by itself, and never an unhandled rejection.
 */
export class JobLoop<Clients> {
  private readonly inHand = new Map<Promise<void>, ActivatedJob>();
  private readonly handedBack = new Set<ActivatedJob>();
  private finished: Promise<void> | undefined;

  constructor(
    private readonly worker: Worker<Clients> | TaskListener<Clients>,
    private readonly options: JobLoopOptions<Clients>,
    /** Of all loops that stop together. */
    private readonly stopping = new AbortController(),
  ) {}

  start(): void {
    this.finished ??= this.run();
  }

  /** Takes no new jobs; resolves when those in hand are finished, or handed back after the limit (milliseconds). */
  async stop(limitMs: number): Promise<void> {
    this.stopping.abort();
    await this.finished;
    if (this.inHand.size === 0) return;
    const limit = new AbortController();
    await Promise.race([
      Promise.all(this.inHand.keys()),
      pause(limitMs, undefined, { signal: limit.signal }).catch(() => undefined),
    ]);
    limit.abort();
    await Promise.all([...this.inHand.values()].map((job) => this.handBack(job)));
  }

  /** Another worker gets the job at once, with the retries it had. Its effect has a key: whoever repeats it changes nothing. */
  private async handBack(job: ActivatedJob): Promise<void> {
    this.handedBack.add(job);
    const line = { type: job.type, job: job.key };
    try {
      await job.fail({ message: `${job.type} was handed back: its worker was stopped before it ended`, retries: job.retries, backOffMs: 0 });
      this.options.logger.warn(line, 'job.handedBack');
    } catch (error) {
      // Its lease ends by itself.
      if (!(error instanceof JobGone)) this.options.logger.warn({ ...line, err: error }, 'job.handBack.failed');
    }
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      if (this.inHand.size >= this.options.maxJobs) {
        await Promise.race(this.inHand.keys());
        continue;
      }
      try {
        for (const job of await this.fetch()) this.take(job);
        failures = 0;
        if (this.inHand.size > 0) await this.rest(gatherMs);
      } catch (error) {
        if (this.stopping.signal.aborted) break;
        failures += 1;
        this.options.metrics.fetchFailed(this.worker.type);
        this.options.logger.warn({ err: error, type: this.worker.type, failures }, 'worker.fetch.failed');
        await this.rest(backOffMs(failures, gatewayPause));
      }
    }
  }

  private fetch(): Promise<ActivatedJob[]> {
    const { transport, maxJobs, leaseMs, waitMs } = this.options;
    const request = {
      type: this.worker.type,
      maxJobs: maxJobs - this.inHand.size,
      variables: [...Object.keys(this.worker.input.shape), ...(tracesAreOn() ? [traceField, ...caseFields] : [])],
      leaseMs,
      waitMs: waitMs ?? 20_000,
    };
    return transport.activate(request, this.stopping.signal);
  }

  private take(job: ActivatedJob): void {
    const work: Promise<void> = this.carryOut(job).finally(() => this.inHand.delete(work));
    this.inHand.set(work, job);
  }

  private carryOut(job: ActivatedJob): Promise<void> {
    const attributes = { process: job.processId, element: job.elementId, instance: job.processInstanceKey, job: job.key };
    const traceId = caseTraceId(this.options.installation, caseOf(job.variables));
    return spanned(job.type, { kind: 'consumer', parent: job.variables[traceField], traceId, attributes }, () => this.carryOutSpanned(job));
  }

  private async carryOutSpanned(job: ActivatedJob): Promise<void> {
    const started = performance.now();
    const { clients, installation, transport } = this.options;
    const outcome = await decideOutcome(this.worker, job, clients, installation, transport.decide);
    if (this.handedBack.has(job)) return;
    await this.answer(job, outcome);
    notedInSpan({ outcome: nameOf(outcome) });
    const seconds = (performance.now() - started) / 1000;
    this.options.metrics.observe(job.type, nameOf(outcome), seconds);
    this.log(job, outcome, seconds);
  }

  /** Repeats a lost answer: the effect is done, and only the answer moves the case on. */
  private async answer(job: ActivatedJob, outcome: Outcome): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send(job, outcome);
      } catch (error) {
        if (error instanceof JobGone) return this.options.logger.warn({ type: job.type, job: job.key }, 'job.gone');
        if (attempt >= answerTries) {
          return this.options.logger.error({ err: error, type: job.type, job: job.key }, 'job.answer.lost');
        }
        await pause(backOffMs(attempt, answerPause));
      }
    }
  }

  private log(job: ActivatedJob, outcome: Outcome, seconds: number): void {
    const line = {
      process: job.processId,
      element: job.elementId,
      instance: job.processInstanceKey,
      ...caseFacts(job.variables),
      ...(job.task?.assignee ? { person: job.task.assignee } : {}),
      job: job.key,
      type: job.type,
      key: `${this.options.installation}/${job.elementInstanceKey}/${job.type}`,
      ms: Math.round(seconds * 1000),
      outcome: nameOf(outcome),
      ...(outcome.kind === 'fail' ? { retries: outcome.retries, reason: outcome.message } : {}),
    };
    if (outcome.kind === 'fail') this.options.logger.warn(line, 'job.failed');
    else this.options.logger.info(line, 'job.done');
  }

  private rest(ms: number): Promise<void> {
    return pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

function send(job: ActivatedJob, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'complete':
      return job.complete(outcome.variables);
    case 'listener':
      return job.answerListener(outcome.answer);
    case 'error':
      return job.throwError(outcome);
    case 'fail':
      return job.fail(outcome);
  }
}

function nameOf(outcome: Outcome): string {
  if (outcome.kind === 'listener') return outcome.answer.denied ? 'denied' : 'complete';
  if (outcome.kind === 'fail') return outcome.retries === 0 ? 'incident' : 'fail';
  return outcome.kind;
}
