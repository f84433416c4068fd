import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';

/** Values for Camunda's chart; the chart itself is not at hand here. */
const text = readFileSync(join(import.meta.dirname, '..', '..', 'operations', 'helm', 'values.yaml'), 'utf8');
const role = z.strictObject({ users: z.array(z.string()), clients: z.array(z.string()), groups: z.array(z.string()) });
const values = z.object({
  global: z.object({ security: z.object({ authentication: z.object({ method: z.string() }) }) }),
  orchestration: z.object({
    data: z.object({ secondaryStorage: z.object({ type: z.string(), rdbms: z.strictObject({ url: z.string(), username: z.string(), secret: z.strictObject({ existingSecret: z.string(), existingSecretKey: z.string() }) }) }) }),
    exporters: z.object({ camunda: z.object({ enabled: z.boolean() }), rdbms: z.object({ enabled: z.boolean() }) }),
    security: z.object({
      authentication: z.object({ unprotectedApi: z.boolean() }),
      authorizations: z.object({ enabled: z.boolean() }),
      initialization: z.object({ users: z.array(z.object({ username: z.string(), password: z.string() })), defaultRoles: z.strictObject({ admin: role, connectors: role }) }),
    }),
    env: z.array(z.strictObject({ name: z.string(), valueFrom: z.strictObject({ secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }) }) })),
  }),
});
const { orchestration } = values.parse(parse(text));
const { initialization, ...security } = orchestration.security;

test("nobody of the chart's own users is left, and every role that the chart fills is filled anew", () => {
  expect(initialization.users.map(({ username }) => username)).toEqual(['admin', 'workers']);
  expect(initialization.defaultRoles).toEqual({ admin: { users: ['admin', 'workers'], clients: [], groups: [] }, connectors: { users: [], clients: [], groups: [] } });
});

test('every password comes from a Kubernetes secret', () => {
  const given = orchestration.env.map(({ name }) => `\${${name}}`);
  expect(initialization.users.map(({ password }) => password)).toEqual(given);
  const secrets = [...orchestration.env.map(({ valueFrom }) => valueFrom.secretKeyRef), { name: orchestration.data.secondaryStorage.rdbms.secret.existingSecret, key: orchestration.data.secondaryStorage.rdbms.secret.existingSecretKey }];
  // The commands that make them stand above the values.
  for (const { name, key } of secrets) expect(text).toMatch(new RegExp(`^# +kubectl create secret generic ${name} .*--from-literal=${key}=`, 'm'));
});

test('signing in is needed, authorizations hold, and the exporter is that of the secondary storage', () => {
  expect(security).toEqual({ authentication: { unprotectedApi: false }, authorizations: { enabled: true } });
  expect(orchestration.data.secondaryStorage.type).toBe('rdbms');
  expect(orchestration.exporters).toEqual({ camunda: { enabled: false }, rdbms: { enabled: true } });
});
