import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ElementId,
  ElementInstanceKey,
  ProcessDefinitionId,
  type CamundaClient,
} from '@camunda8/orchestration-cluster-api';
import type { Cluster } from '.';
import { ReviewCase } from './testing/review-case';
import { atOnce, deploy, startTestCluster, type TestCluster } from './testing/test-cluster';

/** Every operation, asked and answered under the official client's strict validation. */
let cluster: Cluster;
let client: CamundaClient;
let send: TestCluster['send'];
let review: ReviewCase;

beforeAll(async () => {
  ({ cluster, client, send } = await startTestCluster());
  await deploy(client, 'review.bpmn', 'opinion.form', 'size.dmn');
  review = await ReviewCase.start(client, { caseNo: 'C-1', amount: 1.25 });
});
afterAll(() => cluster.stop());

describe('about the cluster', () => {
  test('topology names one broker with one healthy partition', async () => {
    const topology = await client.getTopology();
    expect(topology).toMatchObject({ clusterSize: 1, partitionsCount: 1, gatewayVersion: '8.8.21' });
    expect(topology.brokers[0]?.partitions).toEqual([{ partitionId: 1, role: 'leader', health: 'healthy' }]);
  });

  test('status, licence and the user of an open cluster', async () => {
    await client.getStatus();
    expect(await client.getLicense()).toMatchObject({ validLicense: true });
    expect((await client.getAuthentication()).username).toBeUndefined();
  });
});

describe('deployments and definitions', () => {
  test('the same content again keeps its version', async () => {
    const again = await deploy(client, 'review.bpmn', 'opinion.form', 'size.dmn');
    expect(again.processes[0]).toMatchObject({ processDefinitionId: 'review', processDefinitionVersion: 1 });
    expect(again.forms[0]).toMatchObject({ formId: 'opinion', version: 1 });
    expect(again.decisions[0]).toMatchObject({ decisionDefinitionId: 'size', version: 1 });
    expect(again.decisionRequirements[0]).toMatchObject({ decisionRequirementsId: 'sizes' });
  });

  // Past the client: its validation wants the id of a failed decision even where none failed.
  test('a decision is evaluated by its id or its key, in its latest version', async () => {
    const evaluate = (body: object) => send('POST', '/decision-definitions/evaluation', body);
    const matchedRules = [{ ruleId: 'Rule_Big', ruleIndex: 1, evaluatedOutputs: [{ outputId: 'Output_Size', outputName: 'Size', outputValue: '"big"' }] }];
    const big = { output: '"big"', decisionDefinitionVersion: 1, failureMessage: '', evaluatedDecisions: [{ decisionDefinitionId: 'size', matchedRules }] };
    expect(await evaluate({ decisionDefinitionId: 'size', variables: { amount: 30_000.01 } })).toMatchObject({ status: 200, json: big });
    const [decision] = (await deploy(client, 'review.bpmn', 'opinion.form', 'size.dmn')).decisions;
    expect(await evaluate({ decisionDefinitionKey: decision?.decisionDefinitionKey, variables: { amount: 1 } })).toMatchObject({ json: { output: '"small"' } });
    expect(await evaluate({ decisionDefinitionId: 'colour' })).toMatchObject({ status: 404 });
    expect(await evaluate({})).toMatchObject({ status: 400 });
  });

  test('search, get, xml and start form of a process definition', async () => {
    const { items } = await client.searchProcessDefinitions({ filter: { name: { $like: 'Review*' }, isLatestVersion: true } }, atOnce);
    expect(items).toHaveLength(1);
    const [definition] = items ?? [];
    if (!definition?.processDefinitionKey) throw new Error('The definition has no key');
    const { processDefinitionKey } = definition;
    expect(definition).toMatchObject({ name: 'Review & sign', version: 1, hasStartForm: true, resourceName: 'review.bpmn' });
    expect(await client.getProcessDefinition({ processDefinitionKey }, atOnce)).toEqual(definition);
    expect(await client.getProcessDefinitionXml({ processDefinitionKey }, atOnce)).toContain('<bpmn:process id="review"');
    expect(await client.getStartProcessForm({ processDefinitionKey }, atOnce)).toMatchObject({ formId: 'opinion' });
  });
});

describe('instances', () => {
  test('search, get and elements of a process instance', async () => {
    const { processInstanceKey } = review;
    const filter = { processInstanceKey, state: 'ACTIVE' as const, variables: [{ name: 'caseNo', value: '"C-1"' }] };
    const { items, page } = await client.searchProcessInstances({ filter }, atOnce);
    expect(Number(page.totalItems)).toBe(1);
    expect(items[0]).toMatchObject({ processDefinitionName: 'Review & sign', hasIncident: false, startDate: expect.stringMatching(/^2026-01-05T00:00:\d\d\.\d{3}Z$/) });
    expect(await client.getProcessInstance({ processInstanceKey }, atOnce)).toEqual(items[0]);
    const elements = await client.searchElementInstances({ filter: { processInstanceKey, elementId: ElementId.assumeExists('Task_Prepare') } }, atOnce);
    expect(elements.items?.[0]).toMatchObject({ elementName: 'Prepare', type: 'SERVICE_TASK', state: 'ACTIVE' });
    const elementInstanceKey = elements.items?.[0]?.elementInstanceKey ?? ElementInstanceKey.assumeExists('0');
    expect(await client.getElementInstance({ elementInstanceKey }, atOnce)).toEqual(elements.items?.[0]);
  });

  test('variables are searched, read and set; a value is JSON text', async () => {
    const { processInstanceKey } = review;
    const elementInstanceKey = ElementInstanceKey.assumeExists(processInstanceKey);
    await client.createElementInstanceVariables({ elementInstanceKey, variables: { amount: 2.5, text: '二' } });
    const { items } = await client.searchVariables({ filter: { processInstanceKey }, sort: [{ field: 'name' }] }, atOnce);
    expect(items.map(({ name, value }) => [name, value])).toEqual([['amount', '2.5'], ['caseNo', '"C-1"'], ['text', '"二"']]);
    const variableKey = items[0]?.variableKey;
    if (variableKey) expect(await client.getVariable({ variableKey }, atOnce)).toMatchObject({ name: 'amount', value: '2.5' });
  });

  test('an instance runs to its end: jobs, user task with form, message, sequence flows', async () => {
    const { processInstanceKey } = review;
    const prepare = await review.job('review.prepare');
    expect(prepare).toMatchObject({ kind: 'BPMN_ELEMENT', customHeaders: { mode: 'quick' }, variables: { amount: 2.5 }, retries: 3 });
    await client.completeJob({ jobKey: prepare.jobKey, variables: { dueAt: '2026-01-05T09:00:00+08:00' } });

    const task = await review.task();
    expect(task).toMatchObject({ name: 'Review “a > b”', state: 'CREATED', dueDate: '2026-01-05T01:00:00.000Z', candidateGroups: ['quality', 'finance'] });
    const { userTaskKey } = task;
    expect(await client.getUserTask({ userTaskKey }, atOnce)).toEqual(task);
    expect(await client.getUserTaskForm({ userTaskKey }, atOnce)).toMatchObject({ formId: 'opinion', schema: { id: 'opinion' } });
    const visible = await client.searchUserTaskVariables({ userTaskKey, sort: [{ field: 'name' }] }, atOnce);
    expect((visible.items ?? []).map(({ name }) => name)).toEqual(['amount', 'caseNo', 'dueAt', 'localOnly', 'text']);

    await client.assignUserTask({ userTaskKey, assignee: 'ann' });
    await client.unassignUserTask({ userTaskKey });
    expect((await review.task()).assignee).toBeUndefined();
    await client.updateUserTask({ userTaskKey, changeset: { priority: 80, candidateGroups: [], followUpDate: '2026-01-06T00:00:00Z' } });
    expect(await review.task()).toMatchObject({ priority: 80, candidateGroups: [], followUpDate: '2026-01-06T00:00:00.000Z' });
    // The client's own check lets no empty text through, though it clears the field.
    expect(await send('PATCH', `/user-tasks/${userTaskKey}`, { changeset: { dueDate: '' } })).toMatchObject({ status: 204 });
    expect((await review.task()).dueDate).toBeUndefined();
    await client.assignUserTask({ userTaskKey, assignee: 'ann', allowOverride: false });
    const completion = client.completeUserTask({ userTaskKey, variables: { opinion: 'yes' } });
    await review.letPass();
    await completion;
    expect(await client.getUserTask({ userTaskKey }, atOnce)).toMatchObject({ state: 'COMPLETED', assignee: 'ann' });

    const subscriptions = await client.searchMessageSubscriptions({ filter: { messageName: 'paperArrived', correlationKey: 'C-1' } }, atOnce);
    expect(subscriptions.items?.[0]).toMatchObject({ messageSubscriptionState: 'CREATED', elementId: 'Task_Wait' });
    const correlated = await client.correlateMessage({ name: 'paperArrived', correlationKey: 'C-1', variables: { paper: 'P-1' } });
    expect(correlated.processInstanceKey).toBe(processInstanceKey);
    expect(await client.getProcessInstance({ processInstanceKey }, atOnce)).toMatchObject({ state: 'COMPLETED' });
    const flows = await client.getProcessInstanceSequenceFlows({ processInstanceKey }, atOnce);
    expect((flows.items ?? []).map((flow) => flow.elementId)).toEqual(['Flow_Prepare', 'Flow_Review', 'Flow_Wait', 'Flow_End']);
    expect(cluster.takenSequenceFlows(processInstanceKey)).toEqual(['Flow_Prepare', 'Flow_Review', 'Flow_Wait', 'Flow_End']);
  });

  test('a message published ahead waits for its receiver; the same id again is a conflict', async () => {
    const early = await ReviewCase.start(client, { caseNo: 'C-2' });
    const message = { name: 'paperArrived', correlationKey: 'C-2', timeToLive: 3_600_000, messageId: 'M-1' };
    expect((await client.publishMessage(message)).messageKey).toMatch(/^\d+$/);
    await expect(client.publishMessage(message)).rejects.toMatchObject({ status: 409, title: 'ALREADY_EXISTS' });
    const userTaskKey = await early.prepare();
    await Promise.all([client.completeUserTask({ userTaskKey }), early.letPass()]);
    const { processInstanceKey } = early;
    await cluster.until(() => cluster.tables.processInstances.get(processInstanceKey)?.state === 'COMPLETED', 'the message is received');
  });

  test('a message that nobody waits for does not correlate', async () => {
    await expect(client.correlateMessage({ name: 'paperArrived', correlationKey: 'nobody' })).rejects.toMatchObject({ status: 404 });
  });

  test('an instance is cancelled once', async () => {
    const { processInstanceKey } = await ReviewCase.start(client);
    await client.cancelProcessInstance({ processInstanceKey });
    expect(await client.getProcessInstance({ processInstanceKey }, atOnce)).toMatchObject({ state: 'TERMINATED' });
    await expect(client.cancelProcessInstance({ processInstanceKey })).rejects.toMatchObject({ status: 404, title: 'NOT_FOUND' });
  });

  test('a start may wait for the result', async () => {
    const start = { processDefinitionId: ProcessDefinitionId.assumeExists('review'), variables: { caseNo: 'C-3' } };
    const ended = client.createProcessInstance({ ...start, awaitCompletion: true, fetchVariables: ['caseNo', 'reason'], requestTimeout: 20_000 });
    const { jobs } = await client.activateJobs({ type: 'review.prepare', worker: 'test', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 10_000 });
    for (const { jobKey } of jobs) await client.throwJobError({ jobKey, errorCode: 'HOPELESS', errorMessage: 'no paper', variables: { reason: 'none' } });
    expect((await ended).variables).toEqual({ caseNo: 'C-3' });
    await expect(client.createProcessInstance({ ...start, awaitCompletion: true, requestTimeout: 50 })).rejects.toMatchObject({ status: 504 });
  });
});

describe('jobs and incidents', () => {
  test('a job without retries is an incident; retries and a mended variable let it go on', async () => {
    const broken = await ReviewCase.start(client, { caseNo: 'C-4' });
    const { processInstanceKey } = broken;
    await cluster.until(() => cluster.openJobs().some((job) => job.processInstanceKey === processInstanceKey), 'its job is there');
    const { jobs } = await client.activateJobs({ type: 'review.prepare', worker: 'test', timeout: 60_000, maxJobsToActivate: 10, requestTimeout: 10_000 });
    const job = jobs.find((each) => each.processInstanceKey === processInstanceKey);
    if (!job) throw new Error('The job was not handed out');
    await client.failJob({ jobKey: job.jobKey, retries: 0, errorMessage: 'amount: expected a number', retryBackOff: 0 });
    const { items } = await client.searchIncidents({ filter: { processInstanceKey, state: 'ACTIVE' } }, atOnce);
    const [incident] = items ?? [];
    expect(incident).toMatchObject({ errorType: 'JOB_NO_RETRIES', errorMessage: 'amount: expected a number', jobKey: job.jobKey });
    const incidentKey = incident?.incidentKey;
    if (!incidentKey) throw new Error('The incident has no key');
    expect(await client.getIncident({ incidentKey }, atOnce)).toEqual(incident);
    const ofInstance = await client.searchProcessInstanceIncidents({ processInstanceKey }, atOnce);
    expect(ofInstance.items).toHaveLength(1);
    const found = await client.searchJobs({ filter: { processInstanceKey } }, atOnce);
    expect(found.items?.[0]).toMatchObject({ state: 'FAILED', retries: 0, hasFailedWithRetriesLeft: false, worker: 'test' });

    await client.updateJob({ jobKey: job.jobKey, changeset: { retries: 2 } });
    await client.resolveIncident({ incidentKey });
    expect((await client.getProcessInstance({ processInstanceKey }, atOnce)).hasIncident).toBe(false);
    const again = await broken.job('review.prepare');
    expect(again).toMatchObject({ jobKey: job.jobKey, retries: 2 });
  });

  test('the clock is set forward and never back', async () => {
    const later = cluster.now().getTime() + 60_000;
    await client.pinClock({ timestamp: later });
    expect(cluster.now().getTime()).toBeGreaterThanOrEqual(later);
    await expect(client.pinClock({ timestamp: later - 3_600_000 })).rejects.toMatchObject({ status: 400 });
    await expect(client.resetClock()).rejects.toMatchObject({ status: 409 });
  });
});
