import type { Config } from '../config';
import { switchTraces, traceIdOfCase } from '../trace';

/**
 * Sends traces to the collector of OTEL_EXPORTER_OTLP_ENDPOINT (OTLP over HTTP; the other OTEL_ variables of the
 * specification count too). Without that setting nothing is loaded and nothing is measured.
 * @returns what sends the rest and ends it
 */
export async function startTracing(config: Pick<Config, 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_SERVICE_NAME'>, service: string): Promise<{ stop(): Promise<void> }> {
  if (config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return { stop: () => Promise.resolve() };
  const [{ BatchSpanProcessor, NodeTracerProvider, RandomIdGenerator }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${config.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/$/, '')}/v1/traces` });
  const ids = new RandomIdGenerator();
  const provider = new NodeTracerProvider({
    idGenerator: { generateTraceId: () => traceIdOfCase() ?? ids.generateTraceId(), generateSpanId: () => ids.generateSpanId() },
    resource: resourceFromAttributes({ 'service.name': config.OTEL_SERVICE_NAME ?? `aftersales-${service}` }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  switchTraces(true);
  return {
    stop: async () => {
      switchTraces(false);
      await provider.shutdown();
    },
  };
}
