import express, { type Express } from 'express';
import type { Registry } from 'prom-client';
import type { Readiness } from './readiness';

/**
 * What operators ask a process, on a port of its own that no outsider is let through to: `/health` (alive), `/ready`
 * (takes work; 503 with the reason when not) and `/metrics`.
 */
export function monitoringApp(registry: Registry, readiness: Readiness): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.get('/health', (_request, response) => void response.json({ status: 'up' }));
  app.get('/ready', async (_request, response) => {
    const told = await readiness.tell();
    response.status(told.status === 'ready' ? 200 : 503).json(told);
  });
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return app;
}
