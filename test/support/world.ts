import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { connectCamunda } from '../../src/camunda/client';
import { StaffMember, type StaffCalls } from '../../src/camunda/staff-member';
import { VirtualClock } from '../../src/clock';
import { startCluster, type Cluster } from '../../src/cluster';
import { readConfig, type Config } from '../../src/config';
import { startInstallation, type Installation } from '../../src/installation/installation';
import { readMasterData, type MasterData } from '../../src/installation/master-data';
import { createLogger, type Logger } from '../../src/log';
import { createAuthenticate } from '../../src/people/authenticate';
import type { Directory } from '../../src/people/directory';
import { loadDirectory } from '../../src/people/directory-file';
import { observe, type Observed } from '../../src/test-cases/effects';
import { saveRemoteCalls } from '../../src/test-cases/remote-calls';
import type { CaseWorld } from '../../src/test-cases/world';
import { DeployedFlows } from './deployed-flows';
import { PassedParts } from './passed-parts';
import { matchedRows, passedClauses } from './passed-steps';
import { outOfReach, remoteCluster, type RemoteCluster } from './remote-cluster';
import { startRemoteInstallation } from './remote-installation';
import { testSettings } from './settings';
import { startTestSystems, type TestSystems } from './test-systems';
import { until } from './until';
import { askedWhenThereAre } from './waiting-jobs';
import { staffWithoutHttp, systemsWithoutHttp, withoutHttp } from './without-http';

const root = join(import.meta.dirname, '..', '..');
export const peopleFile = join(root, 'src', 'people', 'demo-people.json');
export const password = 'only-for-this-test-run';
export const service = { username: 'workers', password };

/** One embedded engine and one set of company systems; both begin anew for each case, at its own date. */
export interface TestEngine {
  cluster: Cluster;
  /** A fresh installation on empty books, its clock starting at `startAt`; the one before must be closed. */
  open(startAt: Date, setUp?: TestSetUp): Promise<TestWorld>;
  /** Closes the world that is open, and leaves the engine to the next test file. */
  stop(): Promise<void>;
}

/** What differs in a world: settings, master data, whether workers run, an empty database for systems of its own. */
export type TestSetUp = Partial<Config> & { withWorkers?: boolean; masterData?: MasterData; databaseUrl?: string };

export interface TestWorld extends CaseWorld {
  /** Out of reach where the cluster is remote. */
  cluster: Cluster;
  /** Where programs and people reach the cluster. */
  restAddress: string;
  installation: Installation;
  /** Connection string of an administrator of the database. */
  adminUrl: string;
  /** Where notices are written. */
  noticeFolder: string;
  clock: VirtualClock;
  close(): Promise<void>;
}

/** What the test files of this process have left: the flows stay deployed, the systems stay up. */
const left: Parts[] = [];

/** What systems hold at first, by the master data that were loaded: the same in each world. */
const heldAtFirst = new WeakMap<MasterData, Promise<Observed>>();

/**
 * The engine and the systems that a test file before has left, else new ones; `stop` leaves them to the next file.
 * @param by how its worlds meet the engine; left out, as TEST_CLUSTER says
 */
export async function startTestEngine(by = testSettings().TEST_CLUSTER): Promise<TestEngine> {
  const parts = left.pop() ?? (await startParts());
  const { cluster, allSystems, directory, apiKeys, fixture, logger, time } = parts;
  const remote = by === 'remote' ? (parts.remote ??= await remoteCluster(cluster, service, logger)) : undefined;
  const flows = remote?.flows ?? parts.flows;
  const restAddress = remote?.door.url ?? cluster.restAddress;
  const staff = remote ? staffOf((id) => connectCamunda(restAddress, { username: id, password })) : parts.staff;
  const passed = new PassedParts();
  let open: TestWorld | undefined;
  return {
    cluster,
    stop: async () => {
      await open?.close();
      passed.save();
      if (remote) saveRemoteCalls(remote.door.counts());
      left.push(parts);
    },
    open: async (startAt, { withWorkers = true, masterData = fixture, databaseUrl, ...overrides } = {}) => {
      const config = { ...readConfig({}), LOG_LEVEL: 'silent' as const, ...overrides };
      const opened = databaseUrl === undefined ? await allSystems.open(config.LOCALE, { of: masterData, since: startAt }) : undefined;
      const systems = opened?.host;
      const adminUrl = databaseUrl ?? allSystems.adminUrl;
      const deployed = await flows.begin(startAt, config.LOCALE);
      const clock = (time.clock = new VirtualClock(startAt));
      const noticeFolder = await mkdtemp(join(tmpdir(), 'aftersales-flows-notices-'));
      const given = { apiKeys, clock, logger, masterData: opened?.holds ? undefined : masterData, notices: { folder: noticeFolder }, deployed, withWorkers };
      const started = async () => {
        const begun =
          remote && systems
            ? await startRemoteInstallation({ ...given, systems, cluster: remote.settings, config: overrides })
            : await startInstallation({
                ...given,
                ...(systems && { systems, systemsWay: systemsWithoutHttp(systems.systems) }),
                config,
                cluster,
                adminUrl,
                directory,
                service,
                systemsPort: 0,
                aroundJobs: (transport) => askedWhenThereAre(transport, cluster),
                way: withoutHttp(cluster),
              });
        if (opened && !opened.holds) {
          await begun.quiet();
          await opened.keep();
        }
        return begun;
      };
      // Master data stand at the first moment: kept, they must not lie ahead of a world that begins with them.
      const installation = await clock.holdAt(startAt, started);
      const { camunda } = installation;
      const world: TestWorld = {
        cluster: remote ? outOfReach : cluster,
        restAddress,
        installation,
        clock,
        adminUrl,
        noticeFolder,
        camunda,
        clients: installation.clients,
        staff,
        signInOf,
        atFirst: () => {
          const held = heldAtFirst.get(masterData) ?? observe(world.clients);
          heldAtFirst.set(masterData, held);
          return held;
        },
        quiet: () => installation.quiet(),
        untilTaskIsOpen: (elementId) => (remote ? untilTaskIsFound(staff('he.jing'), elementId) : untilTaskIsOpen(cluster, elementId)),
        at: async (moment, act) => {
          await world.advance(moment.getTime() - clock.now().getTime());
          await world.quiet();
          return clock.holdAt(moment, act);
        },
        advance: (milliseconds) => (remote ? camunda.pinClock({ timestamp: Math.ceil(cluster.now().getTime() + milliseconds) }) : cluster.advance(milliseconds)),
        passedClauses: () => passedClauses(cluster.tables),
        matchedRows: () => matchedRows(cluster.tables),
        close: async () => {
          open = undefined;
          passed.note(cluster.tables);
          await installation.stop();
          await rm(noticeFolder, { recursive: true, force: true });
        },
      };
      open = world;
      return world;
    },
  };
}

interface Parts {
  cluster: Cluster;
  allSystems: TestSystems;
  flows: DeployedFlows;
  staff: (id: string) => StaffMember;
  /** The cluster seen from outside, once a test file wanted it so. */
  remote?: RemoteCluster;
  directory: Directory;
  apiKeys: { operator: string; workers: string; dealers: string };
  fixture: MasterData;
  logger: Logger;
  time: { clock: VirtualClock };
}

async function startParts(): Promise<Parts> {
  const logger = createLogger(testSettings().TEST_LOG_LEVEL);
  const directory = await loadDirectory(peopleFile);
  const time = { clock: new VirtualClock(new Date(Date.now())) };
  const authenticate = createAuthenticate(directory, { people: password, services: { workers: password } });
  const cluster = await startCluster({
    restPort: 0,
    grpcPort: 0,
    monitoringPort: 0,
    authenticate,
    onTimeMoved: (milliseconds) => time.clock.advance(milliseconds),
    logger,
  });
  const apiKeys = { operator: 'operators-key-of-this-test', workers: 'workers-key-of-this-test', dealers: 'dealers-key-of-this-test' };
  const allSystems = await startTestSystems({ clock: { now: () => time.clock.now() }, logger, directory, apiKeys, checkPassword: authenticate });
  const flows = new DeployedFlows(cluster, connectCamunda(cluster.restAddress, service), logger);
  const fixture = await readMasterData(join(root, 'test', 'fixtures', 'scenario-fixture.json'));
  return { cluster, allSystems, flows, directory, apiKeys, fixture, logger, time, staff: staffOf((id) => staffWithoutHttp(cluster, signInOf(id))) };
}

/** People by their ids, each with one client: to make one costs as much as a call. */
function staffOf(callsOf: (id: string) => StaffCalls): (id: string) => StaffMember {
  const members = new Map<string, StaffMember>();
  return (id) => {
    const member = members.get(id) ?? new StaffMember(id, callsOf(id));
    members.set(id, member);
    return member;
  };
}

const signInOf = (id: string) => `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`;

/** The same by the list of a person. */
async function untilTaskIsFound(person: StaffMember, elementId: string): Promise<void> {
  await until(`a task ${elementId} is open`, async () => (await person.openTasks()).some((task) => task.elementId === elementId && task.assignee === undefined), 60_000);
}

/** A look at what the engine has told, whenever it tells something: people would search for their tasks again and again. */
function untilTaskIsOpen(cluster: Cluster, elementId: string): Promise<void> {
  const isOpen = () => [...cluster.tables.userTasks.all()].some((task) => task.elementId === elementId && task.state === 'CREATED' && !task.assignee);
  return cluster.until(isOpen, `a task ${elementId} is open`, 60_000);
}
