import { setTimeout as pause } from 'node:timers/promises';
import { connectCamunda } from '../../../src/camunda/client';
import { startRelays, type Relays } from '../../../src/installation/relays';
import { createLogger } from '../../../src/log';
import type { Site } from '../../../src/load/site';
import { loadDirectory } from '../../../src/people/directory-file';
import { createSystemClients } from '../../../src/systems/clients';
import { testSettings } from '../../support/settings';
import { startWorkerProcess, type WorkerProcess } from '../../support/worker-process';
import { password, peopleFile, service, type TestWorld } from '../../support/world';
import { beforeGateway, beforeMessages, beforeTasks } from './before-gateway';
import { beforePartners, beforeRelayedSystems, beforeSystems } from './before-systems';
import type { StormDatabase } from './database';
import type { Forces } from './forces';
import { startPatientPartners } from './partners';
import { startStormProxy } from './proxy';
import type { Differs } from './spoil';
import { startPatientStaff } from './staff';
import type { Strikes } from './strikes';

/** Longer than a job takes, shorter than a worker waits for a system. */
const leaseMs = 15_000;
const gatewayAwayMs = 800;

/** All who work around engine and systems, each behind proxies of their own. */
export interface Surroundings {
  /** As dealers and other partners see the installation. */
  site: Site;
  /** All outboxes of the systems. */
  relays: Relays;
  /** The workers' process; another one after they came back. */
  workers(): WorkerProcess;
  /** Moves the clock past the lease of every job in hand. */
  jump(): Promise<void>;
  workersLeave(): Promise<void>;
  workersComeBack(): void;
  /** Calls that engine or systems have not answered yet, and what goes wrong under the hands of staff and partners. */
  waiting(): string[];
  /** A system is at work for a worker or a relay. */
  systemsAtWork(): boolean;
  stop(): Promise<void>;
}

/** @param differs told of calls that were answered in two ways */
export async function startSurroundings(world: TestWorld, database: StormDatabase, strikes: Strikes, differs: Differs): Promise<Surroundings> {
  const { installation, clock, noticeFolder } = world;
  const { systems } = installation;
  const gateways = () => [gateway, relaysGateway, staffGateway];
  const jump = () => world.advance(leaseMs + 1000);
  let workers: WorkerProcess | undefined;
  let away: Promise<void> | undefined;
  const forces: Forces = {
    killWorkers: () => workers?.kill(),
    jump,
    loseGateway: () => (away ??= loseGateway().finally(() => (away = undefined))),
    cutDatabase: () => database.cut(),
    crashDatabase: () => database.crash(),
    fillDisk: () => database.fill(),
  };
  const gateway = await startStormProxy(world.restAddress, beforeGateway(strikes, forces));
  const relaysGateway = await startStormProxy(world.restAddress, beforeMessages(strikes));
  const staffGateway = await startStormProxy(world.restAddress, beforeTasks(strikes));
  const workersSystems = await startStormProxy(systems.url, beforeSystems(strikes, forces, differs));
  const relaysSystems = await startStormProxy(systems.url, beforeRelayedSystems(strikes, differs));
  const partnersSystems = await startStormProxy(systems.url, beforePartners(strikes, differs));
  const proxies = () => [...gateways(), workersSystems, relaysSystems, partnersSystems];

  await database.makeFillable('documents');
  // The installation's own relays meet no storm.
  await installation.relays.stop();
  const relays = startRelays({
    systems,
    clients: createSystemClients((system) => `${relaysSystems.url}/${system}`, systems.relayKey),
    camunda: connectCamunda(relaysGateway.url, service),
    clock,
    logger: createLogger(testSettings().TEST_LOG_LEVEL),
    installation: installation.id,
    notices: { folder: noticeFolder },
  });
  const comeBack = () => void (workers = startWorkers());
  comeBack();
  const directory = await loadDirectory(peopleFile);
  const signIn = { directory, restAddress: staffGateway.url, password };
  const clientsWith = (key: string) => createSystemClients((system) => `${partnersSystems.url}/${system}`, key);
  const site = { ...signIn, camunda: world.camunda, clients: clientsWith('dealers-key-of-this-test'), systems: clientsWith('operators-key-of-this-test'), now: () => clock.now() };
  const partners = startPatientPartners(site);
  const staff = startPatientStaff({ ...signIn, at: clock.now(), locale: 'zh-CN' }, (elementId, seen) => partners.hear(elementId, seen));
  return {
    site,
    relays,
    workers: () => workers ?? fail('There are no workers'),
    jump,
    workersLeave: async () => workers?.stop(),
    workersComeBack: comeBack,
    waiting: () => [...proxies().flatMap((proxy) => proxy.waiting()), ...staff.troubles(), ...partners.troubles()],
    systemsAtWork: () => workersSystems.waiting().length + relaysSystems.waiting().length > 0,
    stop: async () => {
      await staff.stop();
      partners.stop();
      await workers?.stop();
      await relays.stop(15_000);
      await away;
      await Promise.all(proxies().map((proxy) => proxy.close()));
    },
  };

  async function loseGateway(): Promise<void> {
    for (const each of gateways()) each.leave();
    await pause(gatewayAwayMs);
    await Promise.all(gateways().map((each) => each.back()));
  }

  function startWorkers(): WorkerProcess {
    return startWorkerProcess(
      {
        CAMUNDA_REST_ADDRESS: gateway.url,
        CAMUNDA_BASIC_AUTH_USERNAME: service.username,
        CAMUNDA_BASIC_AUTH_PASSWORD: password,
        INSTALLATION_ID: installation.id,
        SYSTEMS_URL: workersSystems.url,
        WORKERS_API_KEY: 'workers-key-of-this-test',
        WORKER_JOB_TIMEOUT_MS: String(leaseMs),
      },
      // What the dead workers held comes back when its lease is over.
      jump,
    );
  }
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
