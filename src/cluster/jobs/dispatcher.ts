import { z } from 'zod';
import type { Broker } from '../engine/broker';
import type { EngineRecord } from '../engine/record';
import { activatedBatch, toActivatedJobs, type ActivatedJob } from './activated-job';

export interface ActivationRequest {
  type: string;
  worker: string;
  /** How long the jobs are lent out, milliseconds of engine time. */
  timeout: number;
  maxJobsToActivate: number;
  fetchVariable: string[];
  tenantIds: string[];
  /** How long to wait for a first job, milliseconds of real time; 0 or less: not at all. */
  waitMs: number;
  /** Aborted when the client has hung up: it gets no jobs. */
  signal: AbortSignal;
}

interface Poll {
  request: ActivationRequest;
  answer(jobs: ActivatedJob[]): void;
  fail(error: Error): void;
}

const probeMs = 10_000;
const availableAgain = new Set(['CREATED', 'TIMED_OUT', 'RECURRED_AFTER_BACKOFF', 'YIELDED', 'FAILED', 'RETRIES_UPDATED', 'UPDATED', 'MIGRATED']);
const typeOf = z.object({ type: z.string() });
const jobOf = z.object({ jobKey: z.number() });

/**
 * Hands out jobs. A poll that finds none waits until the log tells of a job of its type; polls of a
 * type are served in the order they came. A slow probe makes up for any sign that was missed.
 */
export class JobDispatcher {
  private readonly waiting = new Map<string, Poll[]>();
  private readonly serving = new Map<string, { again: boolean }>();
  private readonly signs = new Set<string>();
  private readonly probe = setInterval(() => this.wakeAll(), probeMs).unref();

  /** @param isThere whether the log has told of a job of the type that nobody has: the engine is asked only then */
  constructor(
    private readonly broker: Pick<Broker, 'execute'>,
    private readonly isThere: (type: string) => boolean,
  ) {}

  /** Resolves with the activated jobs; with none when the wait is over or the client is gone. */
  activate(request: ActivationRequest): Promise<ActivatedJob[]> {
    return request.waitMs > 0 ? this.wait(request) : this.tryOnce(request);
  }

  /** Called with each record: some tell that there is a job to be had. */
  hear({ valueType, intent, recordType, value }: EngineRecord): void {
    if (recordType !== 'EVENT' || this.waiting.size === 0) return;
    if (valueType === 'JOB' && availableAgain.has(intent)) this.signs.add(typeOf.parse(value).type);
    else if (valueType === 'INCIDENT' && intent === 'RESOLVED' && jobOf.parse(value).jobKey > 0) this.signAll();
  }

  /** Called when all that was in the log has been told: jobs that came up together are handed out together. */
  drained(): void {
    const types = [...this.signs];
    this.signs.clear();
    for (const type of types) this.wake(type);
  }

  /** Answers every waiting poll with no jobs. */
  close(): void {
    clearInterval(this.probe);
    for (const polls of [...this.waiting.values()]) for (const poll of [...polls]) poll.answer([]);
  }

  private wait(request: ActivationRequest): Promise<ActivatedJob[]> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(limit);
        request.signal.removeEventListener('abort', giveUp);
        this.remove(poll);
      };
      const poll: Poll = {
        request,
        answer: (jobs) => (leave(), resolve(jobs)),
        fail: (error) => (leave(), reject(error)),
      };
      const giveUp = () => poll.answer([]);
      const limit = setTimeout(giveUp, request.waitMs);
      request.signal.addEventListener('abort', giveUp);
      this.waiting.set(request.type, [...(this.waiting.get(request.type) ?? []), poll]);
      this.wake(request.type);
    });
  }

  private remove(poll: Poll): void {
    const left = (this.waiting.get(poll.request.type) ?? []).filter((each) => each !== poll);
    if (left.length > 0) this.waiting.set(poll.request.type, left);
    else this.waiting.delete(poll.request.type);
  }

  private signAll(): void {
    for (const type of this.waiting.keys()) this.signs.add(type);
  }

  private wakeAll(): void {
    this.signAll();
    this.drained();
  }

  /** Serves a type's polls one after the other; signs that come meanwhile make one more round. */
  private wake(type: string): void {
    const round = this.serving.get(type);
    if (round) {
      round.again = true;
      return;
    }
    if (!this.waiting.has(type) || !this.isThere(type)) return;
    this.serving.set(type, { again: false });
    void this.serve(type);
  }

  private async serve(type: string): Promise<void> {
    const served = await this.serveFirst(type);
    const again = this.serving.get(type)?.again ?? false;
    this.serving.delete(type);
    if (served || again) this.wake(type);
  }

  /** True when the first poll got an answer, so that the next may be tried. */
  private async serveFirst(type: string): Promise<boolean> {
    const poll = this.waiting.get(type)?.[0];
    if (!poll) return false;
    try {
      const jobs = await this.tryOnce(poll.request);
      if (jobs.length === 0) return poll.request.signal.aborted;
      if (this.waiting.get(type)?.includes(poll)) poll.answer(jobs);
      else await this.giveBack(jobs);
    } catch (error) {
      poll.fail(error instanceof Error ? error : new Error(String(error)));
    }
    return true;
  }

  private async tryOnce(request: ActivationRequest): Promise<ActivatedJob[]> {
    if (request.signal.aborted) return [];
    const { type, worker, timeout, maxJobsToActivate, fetchVariable, tenantIds } = request;
    const value = { type, worker, timeout, maxJobsToActivate, variables: fetchVariable, tenantIds };
    const outcome = await this.broker.execute({ valueType: 'JOB_BATCH', intent: 'ACTIVATE', value });
    const jobs = toActivatedJobs(activatedBatch.parse(outcome.value));
    if (!request.signal.aborted) return jobs;
    await this.giveBack(jobs);
    return [];
  }

  /** Makes jobs available again that nobody took: their retries stay as they are. */
  private async giveBack(jobs: ActivatedJob[]): Promise<void> {
    const yields = jobs.map(({ jobKey }) => this.broker.execute({ valueType: 'JOB', intent: 'YIELD', key: jobKey, value: {} }));
    await Promise.allSettled(yields);
  }
}
