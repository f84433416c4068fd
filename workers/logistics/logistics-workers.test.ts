import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../test/support/start-system';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { logistics } from '../../src/systems/logistics';
import { brakes, controller, documentBody, handoverBody, plan, slip, type StartedLogistics } from '../../src/systems/logistics/test-support';
import { fakeJob } from '../../src/worker/fake-job';
import { decideOutcome } from '../../src/worker/outcome';
import { logisticsWorkers } from './index';

let system: StartedLogistics;
let clients: SystemClients;
beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'));
  clients = { ...createSystemClients(() => 'http://127.0.0.1:1', 'no other system is called'), logistics: system.client };
});
afterAll(() => system.close());

let elementInstances = 0;

/** What a job ends in; it is handed out twice, as after a lost answer, and must end the same way. */
async function outcomeOf(type: string, variables: object) {
  const worker = logisticsWorkers.find((each) => each.type === `logistics.${type}`);
  if (!worker) throw new Error(`No worker takes logistics.${type}`);
  const elementInstanceKey = String((elementInstances += 1));
  const job = () => fakeJob({ type: worker.type, variables: { ...variables, other: 1 }, elementInstanceKey });
  const first = await decideOutcome(worker, job(), clients, 'i1');
  expect(await decideOutcome(worker, job(), clients, 'i1')).toEqual(first);
  return first;
}

/** The variables that a job completes with. */
async function completed(type: string, variables: object): Promise<Record<string, unknown>> {
  const outcome = await outcomeOf(type, variables);
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome));
  return outcome.variables;
}

const incident = (words: string) => ({ kind: 'fail', retries: 0, message: expect.stringContaining(words) });

test('each worker stands in the file of its job type', async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => !/^index|\.test\./.test(name));
  expect(logisticsWorkers.map(({ type }) => `${type.replace('logistics.', '')}.ts`).sort()).toEqual(files.sort());
});

test('the jobs of a dispatch bring it from its slip to two shipments, each done once however often it is handed out', async () => {
  const body = slip();
  const { dispatchNo } = await completed('open-dispatch', body);
  const papers = await completed('make-shipping-document', { ...documentBody(String(dispatchNo)), methodReason: null });
  const paper = { shippingDocumentNo: String(papers['shippingDocumentNo']), cartonNo: `CT-${String(dispatchNo)}-1` };
  const { handoverNo } = await completed('record-handover', { ...handoverBody(paper), reason: null });
  expect(handoverNo).toMatch(/^HO-/);
  const { planNo } = await plan(system, body.dealerNo);
  const loading = { dispatchNo, ...paper, planNo, vehicleNo: '沪A-12345', note: '', loadedBy: 'wu.gang' };
  const cartons = [{ cartonNo: paper.cartonNo, lines: [brakes(body.orderNo)] }, { cartonNo: `CT-${String(dispatchNo)}-2`, lines: [controller(body.orderNo)] }];
  const loaded = { loadingRecordNo: expect.stringMatching(/^LD-/), loaded: true, loadedLines: [brakes(body.orderNo)], leftLines: [controller(body.orderNo)] };
  const unstated = [cartons[0], { ...cartons[1], lines: [] }];
  expect(await outcomeOf('record-loading', { ...loading, cartons: unstated, leftCartons: [paper.cartonNo] })).toMatchObject(incident('contents of every carton are stated'));
  expect(await completed('record-loading', { ...loading, cartons, leftCartons: [`CT-${String(dispatchNo)}-2`] })).toEqual(loaded);
  const first = { dispatchNo, shipmentNo: 'SH-1', method: 'withVehicle', shipmentLines: [brakes(body.orderNo)] };
  const remainingLines = [controller(body.orderNo)];
  expect(await completed('record-departure', first)).toEqual({
    dispatchState: 'shipped',
    shipmentCount: 1,
    shippedLines: first.shipmentLines,
    remainingLines,
    departures: [{ shipmentNo: 'SH-1', method: 'withVehicle', shippingDocumentNo: paper.shippingDocumentNo, carrier: null, waybillNo: null }],
  });
  const waybill = { dispatchNo, ...paper, carrier: '顺丰', waybillNo: 'SF-1', arrangedBy: 'zhao.lei' };
  expect(await completed('record-waybill', waybill)).toEqual({});
  const second = { dispatchNo, shipmentNo: 'SH-2', method: 'courier', shipmentLines: remainingLines };
  expect(await completed('record-departure', second)).toMatchObject({ dispatchState: 'shippedSplit', remainingLines: [] });
  const deadline = { issueSlipNo: body.issueSlipNo, deadlineId: 'T-05', dueAt: '2026-09-08T01:00:00Z' };
  expect(await completed('record-shipping-breach', deadline)).toEqual({ breached: false });
});

test('a dispatch whose slip can not be picked is over', async () => {
  const { dispatchNo } = await completed('open-dispatch', slip());
  expect(await completed('refuse-dispatch', { dispatchNo })).toEqual({ dispatchState: 'movementRefused' });
});

test('a hand-over that Logistics refuses completes without a number', async () => {
  const { dispatchNo } = await completed('open-dispatch', slip());
  const { shippingDocumentNo } = await completed('make-shipping-document', documentBody(String(dispatchNo)));
  const handover = handoverBody({ shippingDocumentNo: String(shippingDocumentNo), cartonNo: `CT-${String(dispatchNo)}-1` }, false);
  expect(await completed('record-handover', { ...handover, reason: '少一箱' })).toEqual({});
});

test.each([
  ['open-dispatch', { ...slip(), slipMethod: 'drone' }, "'slipMethod'"],
  ['open-dispatch', { ...slip(), slipLines: [{ ...brakes('DO-1'), quantity: 2.5 }] }, "'slipLines.0.quantity'"],
  ['make-shipping-document', { ...documentBody('PD-1'), cartonNos: null }, "'cartonNos'"],
  ['record-handover', { shippingDocumentNo: 'SD-1', cartonNo: 'CT-1', signed: 'yes', signedBy: 'wu.gang' }, "'signed'"],
  ['record-waybill', { dispatchNo: 'PD-1', shippingDocumentNo: 'SD-1', carrier: '', waybillNo: 'x', arrangedBy: 'a' }, "'carrier'"],
  ['record-shipping-breach', { issueSlipNo: 'IS-1', deadlineId: 'T-05', dueAt: 'tomorrow' }, "'dueAt'"],
])('%s with a spoilt variable is an incident that names it', async (type, variables, name) => {
  expect(await outcomeOf(type, variables)).toMatchObject(incident(name));
});

test('a dispatch that is not open yet is asked about again, not given up', async () => {
  const body = { issueSlipNo: 'IS-0', deadlineId: 'T-05', dueAt: '2026-09-08T01:00:00Z' };
  const worker = logisticsWorkers.find(({ type }) => type === 'logistics.record-shipping-breach');
  if (!worker) throw new Error('No such worker');
  const outcome = await decideOutcome(worker, fakeJob({ type: worker.type, variables: body, retries: 3 }), clients, 'i1');
  expect(outcome).toMatchObject({ kind: 'fail', retries: 2 });
});
