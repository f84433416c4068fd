import { describe, expect, test } from '@jest/globals';
import { createAuthenticate } from './authenticate';
import { office } from './test-support';

describe('signing in', () => {
  const authenticate = createAuthenticate(office, { people: 'demo', services: { workers: 'secret' } });

  test('lets people and services in, each with their own password', async () => {
    await expect(authenticate('maker', 'demo')).resolves.toEqual({ username: 'maker', kind: 'person' });
    await expect(authenticate('workers', 'secret')).resolves.toEqual({ username: 'workers', kind: 'service' });
  });

  test.each([
    ['maker', 'secret'],
    ['maker', ''],
    ['workers', 'demo'],
    ['nobody', 'demo'],
    ['', 'demo'],
    ['constructor', 'demo'],
    ['MAKER', 'demo'],
  ])('keeps %j with the password %j out', async (username, password) => {
    await expect(authenticate(username, password)).resolves.toBeNull();
  });

  test('is not set up with an empty password, nor with a service named like a person', () => {
    expect(() => createAuthenticate(office, { people: '', services: {} })).toThrow('empty');
    expect(() => createAuthenticate(office, { people: 'demo', services: { workers: '' } })).toThrow('empty');
    expect(() => createAuthenticate(office, { people: 'demo', services: { maker: 'x' } })).toThrow('maker is a person');
  });
});
