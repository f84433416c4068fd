import { randomBytes } from 'node:crypto';
import express from 'express';
import { listenOn } from '../http/listen';
import { problemHandler, unknownPath } from '../http/problem-handler';
import { reports } from '../reports/routes';
import { createSystemClients } from '../systems/clients';
import type { SystemSurroundings, RunningSystem } from '../systems/system';
import { callersOf, type ApiKeys } from './callers';
import { openAllSystems, type SystemsOptions } from './open-systems';

export interface SystemsHost {
  /** Base of all systems: each answers below its own name. */
  url: string;
  systems: RunningSystem[];
  /** API key of the relays, good as long as this host runs. */
  relayKey: string;
  /** Called with a system's name after each change that put something into its outbox, until the returned function is called. */
  onOutboxFilled(listener: (system: string) => void): () => void;
  stop(): Promise<void>;
}

export interface SystemsHostOptions extends Omit<SystemSurroundings, 'onOutboxFilled' | 'callers'>, SystemsOptions {
  /** By the caller's name. */
  apiKeys: ApiKeys;
  /** Keys of the relays and reports; left out, new ones. */
  ownKeys?: { relay: string; reports: string };
  port: number;
  address?: string;
  publicUrl?: string | undefined;
  scrapLimit?: string | undefined;
}

const randomKey = () => randomBytes(24).toString('base64url');

/** Opens every company system and the reports over them, and listens for all of them on one port (0 = any free one), loopback unless told another address. */
export async function startSystemsHost(given: SystemsHostOptions): Promise<SystemsHost> {
  // Relays and reports run beside the systems: nobody else needs their keys.
  const { relay: relayKey = randomKey(), reports: reportsKey = randomKey() } = given.ownKeys ?? {};
  const options = { ...given, callers: callersOf({ ...given.apiKeys, relay: relayKey, reports: reportsKey }) };
  const listeners = new Set<(system: string) => void>();
  let base = options.publicUrl;
  const systems = await openAllSystems(options, (system) => `${base}/${system}`, (system) => listeners.forEach((listener) => listener(system)));
  const app = express().disable('x-powered-by');
  for (const system of systems) app.use(`/${system.name}`, system.app);
  // Reports read the systems as any other caller does, where they listen.
  const clients = () => createSystemClients((system) => `${server.url}/${system}`, reportsKey);
  app.use('/reports', reports({ ...options, clients, scrapLimit: options.scrapLimit ?? '30000.00' }));
  app.use(unknownPath, problemHandler(options.logger));
  const server = await listenOn(app, options.port, options.address);
  base ??= server.url;
  return {
    url: server.url,
    systems,
    relayKey,
    onOutboxFilled: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      await server.close();
      await Promise.all(systems.map((system) => system.close()));
    },
  };
}
