import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { logistics } from './index';
import { brakes, controller, documentBody, documented, handedOver, opened, plan, refusal, unique, type Method, type StartedLogistics } from './test-support';

let system: StartedLogistics;
beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'));
});
afterAll(() => system.close());

interface Paper {
  dispatchNo: string;
  shippingDocumentNo: string;
}
const load = ({ dispatchNo, shippingDocumentNo }: Paper, planNo: string) =>
  system.client.recordLoading({
    body: { dispatchNo, shippingDocumentNo, planNo, vehicleNo: '沪A-12345', loadedBy: 'wu.gang' },
    idempotencyKey: unique(),
  });
const takeOver = ({ dispatchNo, shippingDocumentNo }: Paper, idempotencyKey = unique()) =>
  system.client.recordWaybill({
    body: { dispatchNo, shippingDocumentNo, carrier: '顺丰', waybillNo: `SF-${dispatchNo}`, arrangedBy: 'zhao.lei' },
    idempotencyKey,
  });
const depart = (dispatchNo: string, method: Method, shipmentLines: ReturnType<typeof brakes>[], shipmentNo = `SH-${unique()}`) =>
  system.client.recordDeparture({ body: { dispatchNo, shipmentNo, method, shipmentLines }, idempotencyKey: unique() });

describe('a shipment with a vehicle', () => {
  test('is loaded, leaves, and the line left out follows by courier (S-PD-13)', async () => {
    const paper = await handedOver(system, { dealerNo: 'D-1' });
    const { planNo } = await plan(system, 'D-1');
    const { shippingDocumentNo } = paper;
    const byVehicle = { shipmentNo: expect.any(String), method: 'withVehicle', shippingDocumentNo, carrier: null, waybillNo: null };
    await expect(load(paper, planNo)).resolves.toEqual({ loadingRecordNo: expect.stringMatching(/^LD-202609-\d{3}$/), loaded: true });
    await expect(depart(paper.dispatchNo, 'withVehicle', [brakes(paper.orderNo)])).resolves.toEqual({
      dispatchState: 'shipped',
      shipmentCount: 1,
      shippedLines: [brakes(paper.orderNo)],
      remainingLines: [controller(paper.orderNo)],
      departures: [byVehicle],
    });
    await takeOver(paper);
    await expect(depart(paper.dispatchNo, 'courier', [controller(paper.orderNo)])).resolves.toEqual({
      dispatchState: 'shippedSplit',
      shipmentCount: 2,
      shippedLines: paper.slipLines,
      remainingLines: [],
      departures: [byVehicle, expect.objectContaining({ method: 'courier', carrier: '顺丰', waybillNo: expect.any(String) })],
    });
    const dispatch = await system.client.getDispatch({ params: { dispatchNo: paper.dispatchNo } });
    expect(dispatch.state).toBe('shippedSplit');
    expect(dispatch.documents.map(({ state }) => state)).toEqual(['departed']);
    expect([dispatch.handovers, dispatch.loadingRecords, dispatch.waybills].map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(dispatch.departures.map(({ method, lines }) => [method, lines])).toEqual([
      ['withVehicle', [brakes(paper.orderNo)]],
      ['courier', [controller(paper.orderNo)]],
    ]);
    await expect(takeOver(paper)).rejects.toMatchObject(refusal(409, 'allShipped'));
    const another = system.client.makeShippingDocument({ body: documentBody(paper.dispatchNo), idempotencyKey: unique() });
    await expect(another).rejects.toMatchObject(refusal(409, 'allShipped'));
  });

  test('is loaded only once, only after the hand-over, and only with a plan for its dealer', async () => {
    const { planNo: otherPlan } = await plan(system, 'D-2');
    const unsigned = await documented(system, { dealerNo: 'D-3' });
    await expect(load(unsigned, otherPlan)).rejects.toMatchObject(refusal(409, 'documentState'));
    const paper = await handedOver(system, { dealerNo: 'D-3' });
    const { planNo } = await plan(system, 'D-3');
    await expect(load(paper, otherPlan)).rejects.toMatchObject(refusal(409, 'planForOtherDealer'));
    await expect(load(paper, 'VP-0')).rejects.toMatchObject(refusal(422, 'unknownPlan'));
    await expect(load({ ...paper, shippingDocumentNo: unsigned.shippingDocumentNo }, planNo)).rejects.toMatchObject(refusal(404, 'notFound'));
    await load(paper, planNo);
    await expect(load(paper, planNo)).rejects.toMatchObject(refusal(409, 'documentState'));
    await expect(takeOver(paper)).rejects.toMatchObject(refusal(409, 'documentState'));
    await expect(depart(paper.dispatchNo, 'courier', [brakes(paper.orderNo)])).rejects.toMatchObject(refusal(409, 'nothingTookOver'));
  });
});

describe('a shipment with a carrier', () => {
  test('is taken over at a recorded moment, the same call twice once, and so is the same waybill', async () => {
    const paper = await documented(system, { slipMethod: 'courier' });
    const key = unique();
    await takeOver(paper, key);
    await takeOver(paper, key);
    await takeOver(paper);
    const { waybills, takenOverAt } = await system.client.getDispatch({ params: { dispatchNo: paper.dispatchNo } });
    expect(waybills).toEqual([expect.objectContaining({ carrier: '顺丰', waybillNo: `SF-${paper.dispatchNo}`, takenOverAt })]);
  });

  test('never takes a document that is meant for a vehicle', async () => {
    await expect(takeOver(await documented(system))).rejects.toMatchObject(refusal(409, 'documentState'));
  });
});

describe('a departure', () => {
  test('is recorded once per shipment and never beyond the slip', async () => {
    const paper = await documented(system, { slipMethod: 'freight' });
    const { dispatchNo, orderNo } = paper;
    await expect(depart(dispatchNo, 'freight', [brakes(orderNo)])).rejects.toMatchObject(refusal(409, 'nothingTookOver'));
    await takeOver(paper);
    const more = depart(dispatchNo, 'freight', [controller(orderNo), brakes(orderNo, 6)]);
    await expect(more).rejects.toMatchObject({ problem: { code: 'moreThanSlip', errors: [{ field: 'shipmentLines.1.quantity' }] } });
    const foreign = depart(dispatchNo, 'freight', [brakes('DO-other')]);
    await expect(foreign).rejects.toMatchObject({ problem: { code: 'lineNotOnSlip', errors: [{ field: 'shipmentLines.0.orderLineId' }] } });
    const first = await depart(dispatchNo, 'freight', [brakes(orderNo, 2)], `SH-${dispatchNo}`);
    expect(first.remainingLines).toEqual([brakes(orderNo, 3), controller(orderNo)]);
    await expect(depart(dispatchNo, 'freight', [brakes(orderNo, 1)], `SH-${dispatchNo}`)).rejects.toMatchObject(refusal(409, 'departureExists'));
    await takeOver(paper);
    const second = await depart(dispatchNo, 'freight', [brakes(orderNo, 3), controller(orderNo)]);
    expect(second).toMatchObject({ dispatchState: 'shippedSplit', shipmentCount: 2, shippedLines: paper.slipLines, remainingLines: [] });
  });
});

describe('the shipping deadline (T-05)', () => {
  const breach = (issueSlipNo: string, dueAt: string) =>
    system.client.recordShippingBreach({ body: { issueSlipNo, deadlineId: 'T-05', dueAt }, idempotencyKey: unique() });
  const recordedMoment = async (dispatchNo: string) => {
    const { handedOverAt, takenOverAt } = await system.client.getDispatch({ params: { dispatchNo } });
    return new Date(handedOverAt ?? takenOverAt ?? '');
  };

  test.each([
    ['a carrier took over', () => documented(system, { slipMethod: 'courier' }).then(async (paper) => (await takeOver(paper), paper))],
    ['Logistics signed', () => handedOver(system)],
  ])('is met when %s exactly at the hour, missed a millisecond later', async (_, ship) => {
    const { dispatchNo, issueSlipNo } = await ship();
    const moment = await recordedMoment(dispatchNo);
    await expect(breach(issueSlipNo, moment.toISOString())).resolves.toEqual({ breached: false });
    await expect(breach(issueSlipNo, new Date(moment.getTime() - 1).toISOString())).resolves.toEqual({ breached: true });
    await expect(system.client.getDispatch({ params: { dispatchNo } })).resolves.toMatchObject({ deadlineBreached: ['T-05'] });
  });

  test('missed is written once, and the dispatch goes on', async () => {
    const { dispatchNo, issueSlipNo } = await opened(system, { slipMethod: 'courier' });
    const outcomes = await Promise.all([1, 2].map(() => breach(issueSlipNo, '2026-09-08T09:00:00+08:00')));
    expect(outcomes).toEqual([{ breached: true }, { breached: true }]);
    const { breaches, state } = await system.client.getDispatch({ params: { dispatchNo } });
    expect(breaches).toEqual([expect.objectContaining({ deadlineId: 'T-05', dueAt: '2026-09-08T09:00:00+08:00' })]);
    expect(state).toBe('open');
  });

  test('of a slip whose dispatch is not open yet is worth asking again', async () => {
    await expect(breach('IS-0', '2026-09-08T09:00:00+08:00')).rejects.toMatchObject({ name: 'SystemUnavailable' });
  });
});
