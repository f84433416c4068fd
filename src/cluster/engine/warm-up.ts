import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EngineLife } from '../engine-life';
import { bytes, document, type Broker } from './broker';
import { warmUpDiagram } from './engine-files';
import { EngineProcess, type EngineSettings } from './engine-process';

const exitLimitMs = 60_000;
const batch = z.object({ jobKeys: z.array(z.number()) });

/** Runs an engine once through what engines do, so that the JVM meets the classes it will need. */
export async function warmUp(settings: EngineSettings): Promise<void> {
  const lives: EngineLife[] = [];
  const engine = await EngineProcess.start(settings, {
    started: (ready) => void lives.push(new EngineLife(ready, () => engine, settings.logger)),
    record: (record) => lives[0]?.hear(record),
    drained: (position) => lives[0]?.drained(position),
    died: (reason) => lives[0]?.end(reason),
  });
  try {
    if (lives[0]) await runOnce(lives[0]);
  } finally {
    lives[0]?.end('The warm-up is over.');
    await engine.stop(exitLimitMs);
  }
}

async function runOnce(life: EngineLife): Promise<void> {
  const { broker, tables } = life;
  const resources = [{ resourceName: 'warm-up.bpmn', resource: bytes(readFileSync(warmUpDiagram)) }];
  await broker.execute({ valueType: 'DEPLOYMENT', intent: 'CREATE', value: { resources } });
  const start = { bpmnProcessId: 'warm-up', version: -1, variables: document({ name: 'x', list: [1, 2.5, null] }) };
  await broker.execute({ valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE', value: start });
  await completeJob(broker, { result: 1 });
  const [task] = tables.userTasks.all();
  const key = task?.userTaskKey ?? '';
  await broker.execute({ valueType: 'USER_TASK', intent: 'ASSIGN', key, value: { assignee: 'x' } });
  await broker.execute({ valueType: 'USER_TASK', intent: 'COMPLETE', key, value: { variables: document({ opinion: 'yes' }) } });
  // A task listener's job takes no variables.
  await completeJob(broker, {});
  await broker.execute({ valueType: 'MESSAGE', intent: 'PUBLISH', value: { name: 'warmUp', correlationKey: 'x', timeToLive: 1000, variables: document({}) } });
  await life.until(() => [...tables.processInstances.all()].every((row) => row.state === 'COMPLETED'), 'the warm-up instance ends', 10_000);
}

async function completeJob(broker: Broker, variables: Record<string, unknown>): Promise<void> {
  const wanted = { type: 'warm-up', worker: 'warm-up', timeout: 60_000, maxJobsToActivate: 1 };
  const { value } = await broker.execute({ valueType: 'JOB_BATCH', intent: 'ACTIVATE', value: wanted });
  const [jobKey] = batch.parse(value).jobKeys;
  await broker.execute({ valueType: 'JOB', intent: 'COMPLETE', key: String(jobKey), value: { variables: document(variables) } });
}
