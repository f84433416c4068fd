import { Router, type RequestHandler } from 'express';
import swaggerUi from 'swagger-ui-express';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import type { Contract, Operation } from './contract';
import { problemDetails } from './problem';

/** `/openapi.json` and a page to read it at `/docs`, made from the contract when somebody first looks. */
export function openApiPage(contract: Contract): RequestHandler {
  let pages: Router | undefined;
  return (request, response, next) => {
    if (!/^\/(openapi\.json|docs)(\/|$)/.test(request.path)) return next();
    pages ??= pagesOf(contract);
    pages(request, response, next);
  };
}

function pagesOf(contract: Contract): Router {
  const document = openApiDocument(contract);
  const router = Router();
  router.get('/openapi.json', (_request, response) => void response.json(document));
  router.use('/docs', swaggerUi.serveFiles(document), swaggerUi.setup(document, { customSiteTitle: contract.title }));
  return router;
}

/** The OpenAPI 3.1 description of a system. */
export function openApiDocument(contract: Contract) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, operation] of Object.entries(contract.operations)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(name, operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: contract.title, version: '1' },
    servers: [{ url: '.' }],
    security: [{ apiKey: [] }],
    components: { securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } } },
    paths,
  });
}

function describe(name: string, operation: Operation): ZodOpenApiOperationObject {
  const problems = Object.entries({ invalidRequest: 400, unknownApiKey: 401, closedDoor: 403, ...(operation.openTo?.includes('dealers') ? { otherDealer: 403 } : {}), tooManyRequests: 429, ...operation.problems });
  const statuses = [...new Set(problems.map(([, status]) => status))];
  const byStatus = statuses.map((status): [string, ZodOpenApiResponseObject] => {
    const codes = problems.filter(([, of]) => of === status).map(([code]) => code);
    return [String(status), { description: codes.join(', '), content: { 'application/problem+json': { schema: problemDetails } } }];
  });
  const key = z.object({ 'Idempotency-Key': z.string().describe('The same key never changes anything twice') });
  return {
    operationId: name,
    summary: operation.summary,
    ...(operation.openTo ? { description: `Open to ${operation.openTo.join(', ')}.` } : {}),
    requestParams: {
      ...(operation.params ? { path: operation.params } : {}),
      ...(operation.query ? { query: operation.query } : {}),
      ...(operation.method === 'post' ? { header: key } : {}),
    },
    ...(operation.body ? { requestBody: { content: bodyOf(operation, operation.body) } } : {}),
    responses: {
      ...Object.fromEntries(byStatus),
      '200': { description: 'Done', content: { 'application/json': { schema: operation.result } } },
    },
  };
}

/** A body of JSON, or a form whose file stands beside the body's fields. */
function bodyOf(operation: Operation, body: z.ZodType) {
  if (!operation.upload || !(body instanceof z.ZodObject)) return { 'application/json': { schema: body } };
  const file = z.string().meta({ type: 'string', format: 'binary' });
  return { 'multipart/form-data': { schema: body.extend({ [operation.upload]: file }) } };
}
