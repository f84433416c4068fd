import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { startInterposedWorkers, type InterposedWorkers } from './interposed-workers';
import { startTestEngine, type TestEngine, type TestSetUp, type TestWorld } from './world';

/** The Monday morning at which a test begins that says nothing else: the date for which most flows are deployed already. */
export const monday = new Date('2026-09-07T09:00:00+08:00');

/** The engine of the calling test file, from before its first test to after its last. @param by see startTestEngine */
export function useEngine(by?: 'embedded' | 'remote'): Pick<TestEngine, 'cluster' | 'open'> {
  let engine: TestEngine | undefined;
  beforeAll(async () => {
    engine = await startTestEngine(by);
  });
  afterAll(() => engine?.stop());
  const started = () => {
    if (!engine) throw new Error('The engine is there once the tests run');
    return engine;
  };
  return {
    get cluster() {
      return started().cluster;
    },
    open: (startAt, setUp) => started().open(startAt, setUp),
  };
}

/**
 * A fresh world for each test of the calling file or block, closed after it.
 * @param take gets each world as it is opened
 * @returns `between` opens the test's world anew with workers, and lets the event come between a job and its completion
 */
export function useWorldOfEachTest(take: (world: TestWorld) => void, startAt = monday) {
  const engine = useEngine();
  let world: TestWorld | undefined;
  const open = async (setUp?: TestSetUp) => {
    await world?.close();
    world = undefined;
    world = await engine.open(startAt, setUp);
    take(world);
    return world;
  };
  beforeEach(async () => {
    await open();
  });
  afterEach(async () => {
    await world?.close();
    world = undefined;
  });
  return {
    between: async (jobType: string, event: () => Promise<unknown>): Promise<InterposedWorkers> => {
      const workers = startInterposedWorkers(await open({ withWorkers: false }));
      workers.between(jobType, event);
      return workers;
    },
  };
}

/**
 * One world for all tests of the calling file, closed after the last one.
 * @param take gets the world as it is opened
 * @param leave ends what the file has begun in it, before it is closed
 */
export function useWorldOfFile(
  take: (world: TestWorld) => void | Promise<void>,
  { setUp = () => ({}), leave }: { setUp?: () => TestSetUp | Promise<TestSetUp>; leave?: () => void | Promise<void> } = {},
): void {
  afterAll(() => leave?.());
  const engine = useEngine();
  beforeAll(async () => take(await engine.open(monday, await setUp())));
}
