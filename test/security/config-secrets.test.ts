import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readConfig, settingNames } from '../../src/config';
import { apiKeysOf } from '../../src/installation/api-keys';
import { callersOf } from '../../src/installation/callers';

const folder = mkdtempSync(join(tmpdir(), 'aftersales-flows-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileWith = (text: string) => {
  const file = join(folder, 'secret');
  writeFileSync(file, text);
  return file;
};
const keyOf = (caller: string) => `${caller}-key-0123456789`;
const keys = { WORKERS_API_KEY: keyOf('workers'), DEALERS_API_KEY: keyOf('dealers'), OPERATOR_API_KEY: keyOf('operator') };

test('a secret may stand in a file, but not in both places', () => {
  const file = fileWith(`${keyOf('filed')}\n`);
  expect(readConfig({ WORKERS_API_KEY_FILE: file }).WORKERS_API_KEY).toBe(keyOf('filed'));
  expect(() => readConfig({ WORKERS_API_KEY_FILE: file, WORKERS_API_KEY: keyOf('other') })).toThrow('WORKERS_API_KEY and WORKERS_API_KEY_FILE are both set');
  expect(() => readConfig({ DATABASE_URL_FILE: join(folder, 'none') })).toThrow(/DATABASE_URL_FILE: .*none can not be read/);
});

test('whatever holds a key, a password or an address with a password may stand in a file', () => {
  const secret = settingNames.filter((name) => /(_KEY|_KEYS|PASSWORD|SECRET)$/.test(name) || ['DATABASE_URL', 'SMTP_URL'].includes(name));
  expect(settingNames.filter((name) => name.endsWith('_FILE') && secret.includes(name.slice(0, -5)))).toHaveLength(secret.length);
  expect(readConfig({ SMTP_URL_FILE: fileWith('smtps://user:word@mail.example.com\n') }).SMTP_URL).toBe('smtps://user:word@mail.example.com');
  // Addresses of which nobody signs in with what stands in them; a new one has to be put here or among the secrets.
  const open = settingNames.filter((name) => /_URL$|_ADDRESS$|_ENDPOINT$/.test(name) && !secret.includes(name));
  expect(open.toSorted()).toEqual(['CALENDAR_URL', 'CAMUNDA_OAUTH_URL', 'CAMUNDA_REST_ADDRESS', 'DOCUMENTS_URL', 'FINANCE_URL', 'LISTEN_ADDRESS', 'LOGISTICS_URL', 'OIDC_DISCOVERY_URL', 'ORDER_DESK_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'PEOPLE_URL', 'PURCHASING_URL', 'QUALITY_URL', 'SYSTEMS_PUBLIC_URL', 'SYSTEMS_URL', 'WAREHOUSE_URL']);
});

test('further keys are of workers of one system, or a second one of a caller', () => {
  const config = readConfig({ ...keys, API_KEYS_FILE: fileWith(`workers/warehouse=${keyOf('warehouse')}\n  dealers=${keyOf('new')}=\n dealers/D-101=${keyOf('one')}`) });
  expect(apiKeysOf(config)).toEqual({ 'workers/warehouse': [keyOf('warehouse')], 'dealers/D-101': [keyOf('one')], dealers: [`${keyOf('new')}=`, keyOf('dealers')], workers: [keyOf('workers')], operator: [keyOf('operator')] });
  const callers = callersOf(apiKeysOf(config));
  expect(callers.find(keyOf('one'))).toMatchObject({ name: 'dealers/D-101', dealerNo: 'D-101' });
  expect([keyOf('dealers'), `${keyOf('new')}=`, keyOf('warehouse'), 'x'].map((key) => callers.find(key)?.name)).toEqual(['dealers', 'dealers', 'workers/warehouse', undefined]);
});

test.each([
  ['a key too short', { API_KEYS: 'dealers=short' }, 'must be 16 to 200'],
  ['no caller', { API_KEYS: keyOf('') }, 'must be <caller>=<key>'],
  ['a short key of operators', { OPERATOR_API_KEY: 'secret' }, 'OPERATOR_API_KEY: must be 16'],
])('%s is refused, without telling it', (_what, settings, says) => {
  expect(() => readConfig(settings)).toThrow(says);
  for (const value of Object.values(settings)) expect(() => readConfig(settings)).not.toThrow(value);
});

test('a caller that there is not is told, and a key that is missing', () => {
  expect(() => callersOf({ nobody: keyOf('nobody') })).toThrow("there is no caller 'nobody', only operator, workers, workers/calendar");
  expect(() => apiKeysOf(readConfig({ ...keys, DEALERS_API_KEY: '' }))).toThrow('DEALERS_API_KEY is not set');
  expect(() => apiKeysOf(readConfig({ ...keys, WORKERS_API_KEY: '' }))).toThrow('WORKERS_API_KEY is not set');
  expect(apiKeysOf(readConfig({ ...keys, CARRIERS_API_KEY: keyOf('carriers'), API_KEYS: `customer-service=${keyOf('service')}` }))).toMatchObject({ carriers: [keyOf('carriers')], 'customer-service': [keyOf('service')] });
  expect(Object.keys(apiKeysOf(readConfig({ ...keys, WORKERS_API_KEY: '', API_KEYS: `workers/finance=${keyOf('finance')}` })))).not.toContain('workers');
});
