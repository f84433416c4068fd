import { createHash } from 'node:crypto';
import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes, type Context, type Span } from '@opentelemetry/api';

/** Traces cost nothing until somebody wants them: see `src/monitoring/tracing.ts`. */
let on = false;
export const switchTraces = (wanted: boolean): void => void (on = wanted);
export const tracesAreOn = (): boolean => on;

/** The variable, header and field in which a trace goes from one process to the next (W3C Trace Context). */
export const traceField = 'traceparent';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER };

export interface SpanOptions {
  kind: keyof typeof kinds;
  /** What another process gave on; left out, the work belongs to what is going on here. */
  parent?: unknown;
  /** The trace to which it belongs, whatever the parent's is (`caseTraceId`): of another trace, the parent is linked. */
  traceId?: string | undefined;
  attributes?: Attributes;
}

/**
 * The id of the trace of a case: the same in every process, so that the jobs of a part flow, which gets no variables that it does
 * not ask for, belong to it by the case's number alone.
 * @param installation names the installation, as in idempotency keys
 */
export const caseTraceId = (installation: string, caseNo: string | undefined): string | undefined =>
  on && caseNo !== undefined ? createHash('sha256').update(`${installation}/${caseNo}`).digest('hex').slice(0, 32) : undefined;

let nextTraceId: string | undefined;
/** The id of the trace that is beginning, when it is a case's. */
export const traceIdOfCase = (): string | undefined => nextTraceId;

/** Does the work within a span of this name; without traces, does the work. A work that rejects marks the span. */
export async function spanned<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  if (!on) return work();
  const span = startedSpan(name, options);
  try {
    return await context.with(trace.setSpan(contextOf(options.parent), span), work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    span.end();
  }
}

function startedSpan(name: string, { kind, parent, traceId, attributes = {} }: SpanOptions): Span {
  const tracer = trace.getTracer('aftersales-flows');
  const around = contextOf(parent);
  const before = trace.getSpanContext(around);
  if (traceId === undefined || before?.traceId === traceId) return tracer.startSpan(name, { kind: kinds[kind], attributes }, around);
  nextTraceId = traceId;
  try {
    return tracer.startSpan(name, { kind: kinds[kind], attributes, root: true, links: before ? [{ context: before }] : [] }, around);
  } finally {
    nextTraceId = undefined;
  }
}

/** Adds a figure or a word to the span that is going on. */
export const notedInSpan = (attributes: Attributes): void => void trace.getActiveSpan()?.setAttributes(attributes);

/** What to give on with a call, an entry or a message, so that what follows belongs to this trace; empty without traces. */
export function traceToGiveOn(): Record<string, string> {
  if (!on) return {};
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  const given = carrier[traceField];
  return given === undefined ? {} : { [traceField]: given };
}

function contextOf(parent: unknown): Context {
  return typeof parent === 'string' ? propagation.extract(context.active(), { [traceField]: parent }) : context.active();
}
