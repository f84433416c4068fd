import { randomBytes } from 'node:crypto';
import express from 'express';
import { listenOn } from '../http/listen';
import { safeHeaders } from '../http/headers';
import { Limits, type LimitSettings } from '../http/limits';
import { problemHandler, unknownPath } from '../http/problem-handler';
import { requirePerson, type CheckPassword } from '../http/sign-in';
import { staffSignIn, type StaffSignIn, type StaffSignInSettings } from '../http/staff-sign-in';
import { reports } from '../reports/routes';
import { createSystemClients } from '../systems/clients';
import type { SystemSurroundings, RunningSystem } from '../systems/system';
import { callersOf, type ApiKeys } from './callers';
import { openSystems, type SystemsOptions } from './open-systems';
import { assertLocal } from './local';

export interface SystemsHost {
  /** Base of all systems: each answers below its own name. */
  url: string;
  systems: RunningSystem[];
  /** Where staff sign in, if at an identity provider. */
  signIn: StaffSignIn | undefined;
  /** API key of the relays, good as long as this host runs. */
  relayKey: string;
  /** Called with a system's name after each change that put something into its outbox, until the returned function is called. */
  onOutboxFilled(listener: (system: string) => void): () => void;
  /** Answers the requests in hand for so many milliseconds (left out: none), then closes everything. */
  stop(limitMs?: number): Promise<void>;
}

export interface SystemsHostOptions extends Omit<SystemSurroundings, 'onOutboxFilled' | 'callers'>, Omit<SystemsOptions, 'person'> {
  /** By the caller's name. */
  apiKeys: ApiKeys;
  /** Keys of the relays and reports; left out, new ones. */
  ownKeys?: { relay?: string | undefined; reports?: string | undefined };
  /** The identity provider at which staff sign in to the pages. */
  identity?: StaffSignInSettings | undefined;
  /** Signs staff in by a password where there is no identity provider, on this machine only; left out as well, nobody sees the pages. */
  checkPassword?: CheckPassword | undefined;
  /** How much callers may ask for; left out, as much as they want. */
  limits?: LimitSettings;
  /** Origins whose pages may call; left out, none. */
  corsOrigins?: string[] | undefined;
  /** Addresses of proxies whose word is taken for where a request comes from; left out, none. */
  trustedProxies?: string[] | undefined;
  port: number;
  address?: string;
  publicUrl?: string | undefined;
  scrapLimit?: string | undefined;
  /** The systems to open; left out, all. */
  only?: readonly string[] | undefined;
  /** Where reports find a system that is not opened here. */
  elsewhere?: ((system: string) => string) | undefined;
}

const randomKey = () => randomBytes(24).toString('base64url');

/**
 * Opens the company systems and the reports over them, and listens for all of them on one port (0 = any free one),
 * loopback unless told another address.
 */
export async function startSystemsHost(given: SystemsHostOptions): Promise<SystemsHost> {
  // Relays and reports run beside the systems: where all of these are in one process, nobody else needs their keys.
  const { relay: relayKey = randomKey(), reports: reportsKey = randomKey() } = given.ownKeys ?? {};
  const limits = given.limits && new Limits(given.limits);
  const callers = callersOf({ ...given.apiKeys, relay: relayKey, reports: reportsKey }, limits);
  const listeners = new Set<(system: string) => void>();
  let base = given.publicUrl?.replace(/\/$/, '');
  const signIn = given.identity && staffSignIn({ ...given, ...given.identity, isPerson: (id) => given.directory.person(id) !== undefined, publicUrl: () => base ?? '' });
  const options = { ...given, callers, person: signIn?.person ?? requirePerson(demoSignIn(given, limits)) };
  const systems = await openSystems(options, (system) => `${base}/${system}`, (system) => listeners.forEach((listener) => listener(system)));
  const app = express().disable('x-powered-by').set('trust proxy', given.trustedProxies ?? false);
  app.use(safeHeaders(given.corsOrigins));
  for (const system of systems) app.use(`/${system.name}`, system.app);
  // Reports read the systems as any other caller does, where they listen.
  const isHere = (system: string) => systems.some(({ name }) => name === system);
  const urlOf = (system: string) => (isHere(system) ? undefined : options.elsewhere?.(system)) ?? `${server.url}/${system}`;
  const clients = () => createSystemClients(urlOf, reportsKey);
  if (signIn) app.use(signIn.routes);
  app.use('/reports', reports({ ...options, clients, scrapLimit: options.scrapLimit ?? '30000.00' }));
  app.use(unknownPath, problemHandler(options.logger));
  const server = await listenOn(app, options.port, options.address);
  base ??= server.url;
  return {
    url: server.url,
    systems,
    signIn,
    relayKey,
    onOutboxFilled: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async (limitMs) => {
      await server.close(limitMs);
      await Promise.all(systems.map((system) => system.close()));
    },
  };
}

/** One password for all shows nobody as themselves: it is for who tries this out on their own machine. */
function demoSignIn({ checkPassword, publicUrl, address }: SystemsHostOptions, limits: Limits | undefined): CheckPassword | undefined {
  if (!checkPassword) return undefined;
  assertLocal(publicUrl, address);
  return limits ? limits.signIn(checkPassword) : checkPassword;
}
