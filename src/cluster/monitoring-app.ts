import express, { type Express } from 'express';
import { z } from 'zod';
import type { Logger } from '../log';
import { parseBody } from './http/parse';
import type { SignIn } from './http/basic-auth';
import { forbidden, notFound } from './http/problem';
import { problemHandler } from './http/rest-app';
import type { Services } from './services';

const addTime = z.strictObject({ offsetMilli: z.int().min(0, '0 or more: the clock only moves forward') });

/** Health and clock, as Camunda's management port has them. */
export function monitoringApp(services: Services, signIn: SignIn, logger: Logger): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  const clock = () => ({ epochMilli: services.now().getTime(), instant: services.now().toISOString() });
  for (const path of ['/health', '/actuator/health', '/actuator/health/status', '/actuator/health/liveness', '/actuator/health/readiness']) {
    app.get(path, (_request, response) => void response.json({ status: 'UP' }));
  }
  app.get('/actuator/clock', (_request, response) => void response.json(clock()));
  app.post('/actuator/clock/add', express.json({ limit: '10kb' }), async (request, response) => {
    const caller = await signIn(request.headers.authorization);
    if (caller?.kind === 'person') throw forbidden('Only services may move the clock.');
    const body: unknown = request.body;
    await services.advance(parseBody(addTime, body).offsetMilli);
    response.json(clock());
  });
  app.use((request) => {
    throw notFound(`There is no ${request.method} ${request.path} here.`);
  });
  return app.use(problemHandler(logger));
}
