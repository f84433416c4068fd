import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { logistics } from './index';
import { brakes, controller, documented, handedOver, messagesFor, plan, refusal, unique, type StartedLogistics } from './test-support';

let system: StartedLogistics;
beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'));
});
afterAll(() => system.close());

const byCourier = () => documented(system, { slipMethod: 'courier' });
const report = (shippingDocumentNo: string, waybillNo = `SF-${shippingDocumentNo}`, more: { method?: 'courier' | 'freight' } = {}) =>
  system.client.recordCarrierTakeOver({ body: { shippingDocumentNo, carrier: '顺丰速运', waybillNo, ...more }, idempotencyKey: unique() });
const writeDown = (paper: { dispatchNo: string; shippingDocumentNo: string }, waybillNo: string) =>
  system.client.recordWaybill({
    body: { dispatchNo: paper.dispatchNo, shippingDocumentNo: paper.shippingDocumentNo, carrier: '顺丰', waybillNo, arrangedBy: 'zhao.lei' },
    idempotencyKey: unique(),
  });
const depart = (dispatchNo: string, shipmentLines: ReturnType<typeof brakes>[], method: 'courier' | 'withVehicle' = 'courier') =>
  system.client.recordDeparture({ body: { dispatchNo, shipmentNo: unique(), method, shipmentLines }, idempotencyKey: unique() });
const cancel = (dispatchNo: string, goodsReturnedBy?: string) =>
  system.client.cancelDispatch({ body: { dispatchNo, reason: '订单已取消', goodsReturnedBy }, idempotencyKey: unique() });
const dispatchOf = (dispatchNo: string) => system.client.getDispatch({ params: { dispatchNo } });
const kept = async (all: 'true' | 'false' = 'false') => (await system.client.listUnmatched({ query: { all, limit: 200 } })).unmatched;
const toldOf = async (shippingDocumentNo: string) => (await messagesFor(system, shippingDocumentNo)).filter(({ target }) => target === 'carrierTookOver');
const taken = { taken: true, unmatchedNo: null };

/** It was not taken, and lies in the queue for this reason. */
async function expectKept(answer: ReturnType<typeof report>, reason: string): Promise<string> {
  const { taken: wasTaken, unmatchedNo } = await answer;
  expect(wasTaken).toBe(false);
  expect(await kept()).toContainEqual(expect.objectContaining({ unmatchedNo, kind: 'carrierTakeOver', reason }));
  return unmatchedNo ?? '';
}

describe('a take-over that a carrier reports (PD-13)', () => {
  test('is recorded, tells the waiting dispatch, and closes the order to cancellations (DO-D5.2)', async () => {
    const paper = await byCourier();
    const { shippingDocumentNo, orderNo, issueSlipNo } = paper;
    await expect(report(shippingDocumentNo)).resolves.toEqual(taken);
    const { waybills, takenOverAt } = await dispatchOf(paper.dispatchNo);
    const waybill = { shippingDocumentNo, carrier: '顺丰速运', waybillNo: `SF-${shippingDocumentNo}` };
    expect(waybills).toEqual([expect.objectContaining({ ...waybill, takenOverAt })]);
    expect(waybills[0]).not.toHaveProperty('arrangedBy');
    const variables = { ...waybill, shipmentMethod: 'courier' };
    expect(await toldOf(shippingDocumentNo)).toMatchObject([{ channel: 'message', payload: { correlationKey: `${shippingDocumentNo}/1`, variables } }]);
    expect(await messagesFor(system, issueSlipNo)).toMatchObject([
      { channel: 'system', target: 'order-desk/confirmHandover', payload: { body: { orderNo, issueSlipNo, slipKind: 'issueSlip' } } },
    ]);
  });

  test('reported twice, also at once and after the departure, changes nothing', async () => {
    const { shippingDocumentNo, dispatchNo, slipLines } = await byCourier();
    await expect(Promise.all([report(shippingDocumentNo), report(shippingDocumentNo)])).resolves.toEqual([taken, taken]);
    await depart(dispatchNo, slipLines);
    await expect(report(shippingDocumentNo)).resolves.toEqual(taken);
    expect((await dispatchOf(dispatchNo)).waybills).toHaveLength(1);
    expect(await toldOf(shippingDocumentNo)).toHaveLength(1);
  });

  test('is what the shipper wrote down already: nothing changes; another number is kept', async () => {
    const paper = await byCourier();
    await writeDown(paper, 'SF-1');
    await expect(report(paper.shippingDocumentNo, 'SF-1')).resolves.toEqual(taken);
    expect(await toldOf(paper.shippingDocumentNo)).toEqual([]);
    await expectKept(report(paper.shippingDocumentNo, 'SF-2'), 'otherWaybill');
    await depart(paper.dispatchNo, paper.slipLines);
    await expectKept(report(paper.shippingDocumentNo, 'SF-3'), 'allShipped');
  });

  test('stands; what the shipper writes down afterwards is kept where it differs', async () => {
    const paper = await byCourier();
    await report(paper.shippingDocumentNo, 'SF-9');
    await expect(writeDown(paper, 'SF-9')).resolves.toEqual({});
    await expect(writeDown(paper, 'SF-8')).resolves.toEqual({});
    const payload = { shippingDocumentNo: paper.shippingDocumentNo, waybillNo: 'SF-8', arrangedBy: 'zhao.lei' };
    expect(await kept()).toContainEqual(expect.objectContaining({ reason: 'otherWaybill', payload: expect.objectContaining(payload) }));
    expect((await dispatchOf(paper.dispatchNo)).waybills.map(({ waybillNo }) => waybillNo)).toEqual(['SF-9']);
  });

  test('of lines left out is the second shipment on the same document, whoever took the first (PD-D7.2)', async () => {
    const courier = await byCourier();
    await report(courier.shippingDocumentNo, 'SF-A');
    await depart(courier.dispatchNo, [brakes(courier.orderNo)]);
    await expect(report(courier.shippingDocumentNo, 'SF-B')).resolves.toEqual(taken);
    expect((await toldOf(courier.shippingDocumentNo)).map(({ payload }) => payload)).toMatchObject([
      { correlationKey: `${courier.shippingDocumentNo}/1` },
      { correlationKey: `${courier.shippingDocumentNo}/2`, variables: { waybillNo: 'SF-B', shipmentMethod: 'courier' } },
    ]);
    await expect(depart(courier.dispatchNo, [controller(courier.orderNo)])).resolves.toMatchObject({ shipmentCount: 2, remainingLines: [] });

    const vehicle = await handedOver(system, { dealerNo: 'D-7' });
    const { planNo } = await plan(system, 'D-7');
    const { dispatchNo, shippingDocumentNo } = vehicle;
    const loading = { dispatchNo, shippingDocumentNo, planNo, vehicleNo: '沪A-12345', loadedBy: 'wu.gang' };
    await system.client.recordLoading({ body: loading, idempotencyKey: unique() });
    await depart(dispatchNo, [brakes(vehicle.orderNo)], 'withVehicle');
    await expect(report(shippingDocumentNo, 'DB-1', { method: 'freight' })).resolves.toEqual(taken);
    expect(await toldOf(shippingDocumentNo)).toMatchObject([{ payload: { variables: { shipmentMethod: 'freight' } } }]);
  });

  test.each([
    ['shippingDocumentNo', { carrier: '顺丰', waybillNo: 'SF-1' }],
    ['carrier', { shippingDocumentNo: 'SD-1', carrier: ' ', waybillNo: 'SF-1' }],
    ['waybillNo', { shippingDocumentNo: 'SD-1', carrier: '顺丰', waybillNo: 'SF\u00001' }],
    ['method', { shippingDocumentNo: 'SD-1', carrier: '顺丰', waybillNo: 'SF-1', method: 'withVehicle' }],
  ])('needs a usable shape: %s', async (field, body) => {
    await expect(system.post('/carrier-take-overs', body, unique())).resolves.toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});

describe('an order cancelled while a carrier has the goods', () => {
  test('keeps its papers until the goods are back; then the document is void and no report fits it', async () => {
    const { dispatchNo, shippingDocumentNo } = await byCourier();
    await report(shippingDocumentNo, 'SF-1');
    await expect(cancel(dispatchNo)).resolves.toEqual({ dispatchState: 'open', tookOver: { shippingDocumentNo, carrier: '顺丰速运', waybillNo: 'SF-1', shipmentMethod: 'courier' } });
    await expect(dispatchOf(dispatchNo)).resolves.toMatchObject({ documents: [{ state: 'made' }] });
    await expect(cancel(dispatchNo, 'zhao.lei')).resolves.toEqual({ dispatchState: 'cancelledAndRestocked', tookOver: null });
    const returned = { waybills: [{ waybillNo: 'SF-1', returnedBy: 'zhao.lei' }], documents: [{ state: 'void' }] };
    await expect(dispatchOf(dispatchNo)).resolves.toMatchObject(returned);
    await expect(report(shippingDocumentNo, 'SF-1')).resolves.toEqual(taken);
    await expectKept(report(shippingDocumentNo, 'SF-2'), 'documentVoid');
  });

  test('and a report at the same moment: the goods are gone or in the store, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { dispatchNo, shippingDocumentNo } = await byCourier();
      const [{ taken: gone }, { tookOver }] = await Promise.all([report(shippingDocumentNo), cancel(dispatchNo)]);
      expect(tookOver !== null).toBe(gone);
    }
  });
});

describe('a take-over that fits no document', () => {
  const clear = (unmatchedNo: string, more: { action: 'dismiss' | 'assign'; shippingDocumentNo?: string }) =>
    system.client.clearUnmatched({ body: { unmatchedNo, recordedBy: 'zhao.lei', ...more }, idempotencyKey: unique() });

  test('is kept, once however often it comes, and the shipper is asked', async () => {
    const reports = await Promise.all([1, 2, 3].map(() => report('SD-0', 'SF-0')));
    const [unmatchedNo] = [...new Set(reports.map((answer) => answer.unmatchedNo))];
    expect(reports).toEqual(reports.map(() => ({ taken: false, unmatchedNo })));
    const [message, ...more] = await messagesFor(system, unmatchedNo ?? '');
    expect(more).toEqual([]);
    const variables = {
      inboundSystem: 'logistics',
      inboundKind: 'carrierTakeOver',
      inboundText: '- 发运单据：SD-0\n- 承运人：顺丰速运\n- 运单号：SF-0',
      unmatchedReason: '没有这份发运单据',
      receivedAt: expect.stringMatching(/^2026-09-07T.*\+08:00$/),
    };
    expect(message).toMatchObject({ target: 'unmatchedInboundReceived', payload: { correlationKey: `logistics/${unmatchedNo}`, variables } });
  });

  test('meant for a vehicle is kept too', async () => {
    await expectKept(report((await documented(system)).shippingDocumentNo), 'notByCarrier');
    await expectKept(report((await handedOver(system)).shippingDocumentNo), 'notByCarrier');
  });

  test('is put to the document that the shipper names, or stays with the reason; cleared before, it stays as it was', async () => {
    const unmatchedNo = await expectKept(report('SD-00', 'SF-00'), 'unknownDocument');
    const refused = (words: string) => ({ cleared: false, action: null, refusal: expect.stringContaining(words) });
    await expect(clear(unmatchedNo, { action: 'assign', shippingDocumentNo: '不知道' })).resolves.toEqual(refused('没有这份发运单据'));
    await expect(clear(unmatchedNo, { action: 'assign' })).resolves.toEqual(refused('没有这份发运单据'));
    const vehicle = await documented(system);
    await expect(clear(unmatchedNo, { action: 'assign', shippingDocumentNo: vehicle.shippingDocumentNo })).resolves.toEqual(refused('随车'));
    const paper = await byCourier();
    const cleared = { cleared: true, action: 'assign', refusal: null };
    await expect(clear(unmatchedNo, { action: 'assign', shippingDocumentNo: ` ${paper.shippingDocumentNo} ` })).resolves.toEqual(cleared);
    expect((await dispatchOf(paper.dispatchNo)).waybills).toMatchObject([{ waybillNo: 'SF-00' }]);
    expect(await toldOf(paper.shippingDocumentNo)).toHaveLength(1);
    await expect(clear(unmatchedNo, { action: 'dismiss' })).resolves.toEqual(cleared);
  });

  test('is dismissed, and then only in the list of all; reported again it stays so', async () => {
    const unmatchedNo = await expectKept(report('SD-000', 'SF-000'), 'unknownDocument');
    await expect(clear(unmatchedNo, { action: 'dismiss' })).resolves.toEqual({ cleared: true, action: 'dismiss', refusal: null });
    await expect(report('SD-000', 'SF-000')).resolves.toEqual({ taken: false, unmatchedNo });
    expect((await kept()).map((each) => each.unmatchedNo)).not.toContain(unmatchedNo);
    expect(await kept('true')).toContainEqual(expect.objectContaining({ unmatchedNo, action: 'dismiss', clearedBy: 'zhao.lei', shippingDocumentNo: null }));
    await expect(clear('UM-0', { action: 'dismiss' })).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('is told in English where that is the language', async () => {
    const english = await startSystem(logistics('en'));
    const { unmatchedNo } = await english.client.recordCarrierTakeOver({ body: { shippingDocumentNo: 'SD-1', carrier: 'SF', waybillNo: 'SF-1' }, idempotencyKey: 'k' });
    const [message] = await messagesFor(english, unmatchedNo ?? '');
    await english.close();
    const variables = { inboundText: '- Shipping document: SD-1\n- Carrier: SF\n- Waybill no.: SF-1', unmatchedReason: 'there is no such shipping document' };
    expect(message).toMatchObject({ payload: { variables } });
  });
});
