import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes, type Context } from '@opentelemetry/api';

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
  attributes?: Attributes;
}

/** Does the work within a span of this name; without traces, does the work. A work that rejects marks the span. */
export async function spanned<T>(name: string, { kind, parent, attributes }: SpanOptions, work: () => Promise<T>): Promise<T> {
  if (!on) return work();
  const span = trace.getTracer('aftersales-flows').startSpan(name, { kind: kinds[kind], ...(attributes ? { attributes } : {}) }, contextOf(parent));
  try {
    return await context.with(trace.setSpan(contextOf(parent), span), work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    span.end();
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
