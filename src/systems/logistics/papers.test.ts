import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { logistics } from './index';
import { documentBody, documented, handedOver, handoverBody, opened, refusal, slip, unique, type StartedLogistics } from './test-support';

let system: StartedLogistics;
beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'));
});
afterAll(() => system.close());

describe('a dispatch', () => {
  test('is opened once per issue slip, and the same call twice opens it once', async () => {
    const body = slip();
    const first = await system.client.openDispatch({ body, idempotencyKey: `open-${body.orderNo}` });
    await expect(system.client.openDispatch({ body, idempotencyKey: `open-${body.orderNo}` })).resolves.toEqual(first);
    await expect(system.client.openDispatch({ body, idempotencyKey: unique() })).rejects.toMatchObject(refusal(409, 'dispatchExists'));
    const changed = { ...body, dealerNo: 'D-102' };
    const reused = system.client.openDispatch({ body: changed, idempotencyKey: `open-${body.orderNo}` });
    await expect(reused).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
    const { dispatches } = await system.client.listDispatches({ query: { orderNo: body.orderNo } });
    expect(dispatches).toEqual([expect.objectContaining({ dispatchNo: first.dispatchNo, state: 'open', deadlineBreached: [] })]);
  });

  test('opened by two callers at once is opened once', async () => {
    const body = slip();
    const both = [1, 2].map(() => system.client.openDispatch({ body, idempotencyKey: unique() }));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('that is unknown is not found', async () => {
    await expect(system.client.getDispatch({ params: { dispatchNo: 'PD-0' } })).rejects.toMatchObject(refusal(404, 'notFound'));
    const made = system.client.makeShippingDocument({ body: documentBody('PD-0'), idempotencyKey: unique() });
    await expect(made).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

describe('a shipping document', () => {
  test("names the destination that the dispatch proposed, or the shipper's own (PD-07)", async () => {
    const dealerNos = ['D-there', 'D-nowhere'];
    await system.client.recordDealers({ body: { dealerNos, destinations: [{ dealerNo: 'D-there', destination: '解放路 1 号' }] }, idempotencyKey: unique() });
    const proposals = dealerNos.map((dealerNo) => system.client.openDispatch({ body: slip({ dealerNo }), idempotencyKey: unique() }));
    const [there, nowhere] = await Promise.all(proposals);
    expect([there?.destination, nowhere?.destination]).toEqual(['解放路 1 号', null]);
    for (const [dispatch, destination, shown] of [[there, '解放路 2 号', '解放路 2 号'], [nowhere, '', undefined]] as const) {
      const dispatchNo = dispatch?.dispatchNo ?? '';
      await system.client.makeShippingDocument({ body: { ...documentBody(dispatchNo), destination }, idempotencyKey: unique() });
      const { documents } = await system.client.getDispatch({ params: { dispatchNo } });
      expect(documents.map((each) => each.destination)).toEqual([shown]);
    }
  });

  test('comes with its logistics slip and records slip method and chosen method', async () => {
    const { dispatchNo } = await opened(system, { slipMethod: 'freight' });
    const body = { ...documentBody(dispatchNo, 'courier'), methodReason: '货运站今日停运', documentNote: '易碎' };
    const papers = await system.client.makeShippingDocument({ body, idempotencyKey: unique() });
    expect(papers).toEqual({
      shippingDocumentNo: expect.stringMatching(/^SD-202609-\d{3}$/),
      logisticsSlipNo: expect.stringMatching(/^LS-202609-\d{3}$/),
    });
    const { documents } = await system.client.getDispatch({ params: { dispatchNo } });
    const { methodReason, documentNote, cartonNos } = body;
    const shown = { ...papers, state: 'made', slipMethod: 'freight', method: 'courier', methodReason, documentNote, cartonNos };
    expect(documents).toEqual([expect.objectContaining(shown)]);
  });

  test.each([undefined, '', '  '])("of another method than the slip's needs a reason, not %j (PD-D3.4)", async (methodReason) => {
    const { dispatchNo } = await opened(system, { slipMethod: 'freight' });
    const made = system.client.makeShippingDocument({ body: { ...documentBody(dispatchNo, 'courier'), methodReason }, idempotencyKey: unique() });
    await expect(made).rejects.toMatchObject({
      problem: { status: 422, code: 'methodReasonMissing', errors: [{ field: 'methodReason' }] },
    });
  });

  test('is the only one in use of its dispatch, also when two are made at once', async () => {
    const { dispatchNo } = await opened(system);
    const make = () => system.client.makeShippingDocument({ body: documentBody(dispatchNo), idempotencyKey: unique() });
    const outcomes = await Promise.allSettled([make(), make()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(make()).rejects.toMatchObject(refusal(409, 'documentInUse'));
  });
});

describe('a hand-over', () => {
  test('signed: paper, moment, waiting carton (PD-D4.1)', async () => {
    const { dispatchNo, shippingDocumentNo, cartonNo, handoverNo } = await handedOver(system, { dealerNo: 'D-201' });
    expect(handoverNo).toMatch(/^HO-202609-\d{3}$/);
    const dispatch = await system.client.getDispatch({ params: { dispatchNo } });
    const signed = { handoverNo, shippingDocumentNo, cartonNo, signedBy: 'wu.gang', signedAt: dispatch.handedOverAt };
    expect(dispatch.handovers).toEqual([signed]);
    expect(dispatch.documents[0]?.state).toBe('handedOver');
    const { cartons } = await system.client.listWaitingCartons({ query: { dealerNo: 'D-201' } });
    expect(cartons).toEqual([expect.objectContaining({ cartonNo, dispatchNo, shippingDocumentNo, handoverNo })]);
  });

  test('refused: the document is void and a new one can be made (PD-D4.2, S-PD-12)', async () => {
    const paper = await documented(system);
    const refuse = (reason?: string) =>
      system.client.recordHandover({ body: { ...handoverBody(paper, false), reason }, idempotencyKey: unique() });
    await expect(refuse()).rejects.toMatchObject({ problem: { status: 422, code: 'reasonMissing', errors: [{ field: 'reason' }] } });
    await expect(refuse('少一箱')).resolves.toEqual({});
    await expect(refuse('少一箱')).rejects.toMatchObject(refusal(409, 'documentState'));
    await system.client.makeShippingDocument({ body: documentBody(paper.dispatchNo), idempotencyKey: unique() });
    const { documents, handovers } = await system.client.getDispatch({ params: { dispatchNo: paper.dispatchNo } });
    expect(documents.map(({ state, voidReason, voidedBy }) => [state, voidReason, voidedBy])).toEqual([
      ['void', '少一箱', 'wu.gang'],
      ['made', undefined, undefined],
    ]);
    expect(handovers).toEqual([]);
  });

  test('is refused to the hand that made the document (I-G-9)', async () => {
    const paper = await documented(system);
    const signed = system.client.recordHandover({ body: { ...handoverBody(paper), signedBy: 'zhao.lei' }, idempotencyKey: unique() });
    await expect(signed).rejects.toMatchObject(refusal(409, 'sameHand'));
  });

  test('is refused for another carton, another method, an unknown document, and a second time', async () => {
    const paper = await documented(system);
    const record = (body: ReturnType<typeof handoverBody>) => system.client.recordHandover({ body, idempotencyKey: unique() });
    await expect(record({ ...handoverBody(paper), cartonNo: 'CT-x' })).rejects.toMatchObject(refusal(422, 'cartonNotOnDocument'));
    const courier = await documented(system, { slipMethod: 'courier' });
    await expect(record(handoverBody(courier))).rejects.toMatchObject(refusal(409, 'notWithVehicle'));
    await expect(record({ ...handoverBody(paper), shippingDocumentNo: 'SD-0' })).rejects.toMatchObject(refusal(404, 'notFound'));
    const outcomes = await Promise.allSettled([record(handoverBody(paper)), record(handoverBody(paper))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(record(handoverBody(paper))).rejects.toMatchObject(refusal(409, 'documentState'));
  });
});

describe('bad input', () => {
  const good = slip();
  test.each([
    ['/dispatches', { ...good, slipMethod: 'drone' }, 'slipMethod'],
    ['/dispatches', { ...good, reviewedAt: '7 Sep' }, 'reviewedAt'],
    ['/dispatches', { ...good, slipLines: [] }, 'slipLines'],
    ['/dispatches', { ...good, slipLines: [{ ...good.slipLines[0], quantity: 0 }] }, 'slipLines.0.quantity'],
    ['/dispatches', { ...good, slipLines: [{ ...good.slipLines[0], quantity: 1.5 }] }, 'slipLines.0.quantity'],
    ['/dispatches', { ...good, slipLines: [{ ...good.slipLines[0], quantity: 100_001 }] }, 'slipLines.0.quantity'],
    ['/dispatches', { ...good, slipLines: [good.slipLines[0], good.slipLines[0]] }, 'slipLines'],
    ['/dispatches', { ...good, extra: 1 }, 'body'],
    ['/dispatches', null, 'body'],
    ['/shipping-documents', { ...documentBody('PD-1'), cartonNos: ['a', 'a'] }, 'cartonNos'],
    ['/shipping-documents', { ...documentBody('PD-1'), consignee: ' ' }, 'consignee'],
    ['/shipping-documents', { ...documentBody('PD-1'), methodReason: 'a\u0000' }, 'methodReason'],
    ['/shipping-documents', { ...documentBody('PD-1'), consignee: 'a\ud800' }, 'consignee'],
    ['/handovers', { ...handoverBody({ shippingDocumentNo: 'x', cartonNo: 'y' }), signed: 'yes' }, 'signed'],
    ['/dispatch-plans', { dealerNo: 'D-101', vehicleNo: '沪A', departsAt: 'tomorrow' }, 'departsAt'],
    ['/breaches', { issueSlipNo: 'IS-1', deadlineId: 'late', dueAt: '2026-09-07T09:00:00+08:00' }, 'deadlineId'],
  ])('%s %j is refused, naming %s', async (path, body, field) => {
    const answer = await system.post(path, body, unique());
    expect(answer).toMatchObject({ status: 400, body: { errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
  });
});
