import { z } from 'zod';
import { SystemRefusal } from '../http/client';
import { caseOf } from '../case-facts';
import { caseTraceId, spanned, traceField, traceToGiveOn } from '../trace';
import { DeliveryRefused, type Deliver, type DueEntry } from './entry';

/** The ways out of an outbox. Each may be called again with the same ids, and must then change nothing. */
export interface Outlets {
  /** Names this installation towards the engine; goes before each message id. */
  installation: string;
  /** Publishes a message to the engine; resolves also when it has one with this id already. */
  publishMessage(
    name: string,
    correlationKey: string,
    messageId: string,
    variables: Record<string, unknown>,
  ): Promise<void>;
  /** Calls an operation of another system, `<system>/<operation>`. */
  callSystem(target: string, body: object, idempotencyKey: string): Promise<void>;
  /** Brings a notice out to its recipient. */
  sendNotice(noticeNo: string): Promise<void>;
}

const message = z.object({ correlationKey: z.string(), variables: z.record(z.string(), z.unknown()) });
const systemCall = z.object({ body: z.record(z.string(), z.unknown()) });
/** The trace of the change that put the entry into its outbox, and what says which case it is about. */
const traced = z.object({ [traceField]: z.string().optional(), variables: z.unknown().optional(), body: z.unknown().optional() });
const notice = z.object({ noticeNo: z.string() });

/**
 * Delivers entries through the outlets.
 * - A message's id is `<installation>/<dedupKey>`: an engine that starts anew takes it again.
 * - A system call's idempotency key is `<system>/<dedupKey>`, without the installation: whatever becomes of
 *   the engine, the other system must not do it twice.
 * A receiver's refusal (4xx) becomes DeliveryRefused; no answer, a fault of its own, or a refusal that passes
 * by itself is thrown as it is, to be tried again.
 */
export function createDeliver(outlets: Outlets): Deliver {
  return async (entry) => {
    try {
      const { [traceField]: parent, variables, body } = traced.safeParse(entry.payload).data ?? {};
      const traceId = caseTraceId(outlets.installation, caseOf(variables ?? body));
      await spanned(`${entry.channel} ${entry.target}`, { kind: 'producer', parent, traceId }, () => send(outlets, entry));
    } catch (error) {
      throw isFinal(error) ? new DeliveryRefused(reasonOf(error), { cause: error }) : error;
    }
  };
}

function send(outlets: Outlets, entry: DueEntry): Promise<void> {
  switch (entry.channel) {
    case 'message': {
      const { correlationKey, variables } = payloadOf(entry, message);
      return outlets.publishMessage(entry.target, correlationKey, `${outlets.installation}/${entry.dedupKey}`, { ...variables, ...traceToGiveOn() });
    }
    case 'system':
      return outlets.callSystem(entry.target, payloadOf(entry, systemCall).body, `${entry.system}/${entry.dedupKey}`);
    case 'notice':
      return outlets.sendNotice(payloadOf(entry, notice).noticeNo);
    default:
      throw new DeliveryRefused(`There is no way out for the channel '${entry.channel}'`);
  }
}

function payloadOf<Schema extends z.ZodType>(entry: DueEntry, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(entry.payload);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message: what }) => `${path.join('.') || 'payload'}: ${what}`);
  throw new DeliveryRefused(`The payload of ${entry.channel} ${entry.target} is not usable. ${faults.join('; ')}`);
}

/** Refusals that pass by themselves: a key being changed, a slow or crowded receiver. */
const passing = new Set([401, 403, 408, 425, 429]);
const answered = z.object({ status: z.number().int() });

function isFinal(error: unknown): boolean {
  const status = error instanceof SystemRefusal ? error.problem.status : answered.safeParse(error).data?.status;
  return status !== undefined && status >= 400 && status < 500 && !passing.has(status);
}

function reasonOf(error: unknown): string {
  if (error instanceof SystemRefusal) return `${error.message} (${error.problem.code})`;
  return error instanceof Error ? error.message : String(error);
}
