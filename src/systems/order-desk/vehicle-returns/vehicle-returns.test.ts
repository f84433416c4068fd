import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { outboxOf, refusal, refusalAt, unique, type StartedOrderDesk } from '../test-support';
import { application, newVehicle, returnAt, startWithVehicles } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startWithVehicles();
});
afterAll(() => desk.close());

const view = (caseNo: string) => desk.client.getVehicleReturn({ params: { caseNo } });
const apply = (frameNo: string, changes: object = {}) => desk.client.applyForVehicleReturn({ body: application(frameNo, changes), idempotencyKey: unique() });

describe('an application (VR-01)', () => {
  test('is numbered and starts its flow once', async () => {
    const frameNo = await newVehicle(desk);
    const body = application(frameNo, { replacementWanted: true });
    const call = { body, idempotencyKey: unique() };
    const { caseNo } = await desk.client.applyForVehicleReturn(call);
    expect(caseNo).toMatch(/^VR-202609-\d{3}$/);
    expect(await desk.client.applyForVehicleReturn(call)).toEqual({ caseNo });
    const variables = { ...body, caseNo, dealerName: '东方电动车行', model: 'M1' };
    expect(await outboxOf(desk, caseNo)).toEqual([
      expect.objectContaining({ target: 'documents/recordCase', payload: { body: { caseNo, dealerNo: body.dealerNo, evidenceNos: [] } } }),
      { channel: 'message', target: 'vehicleReturnRequested', dedupKey: `vehicleReturnRequested:${caseNo}`, payload: { correlationKey: caseNo, variables } },
    ]);
    expect(await view(caseNo)).toMatchObject({ state: 'received', dealerSide: [], receivedAt: expect.stringContaining('2026-09-07T09:0') });
  });

  test('for an unknown vehicle, one of another dealer, or one in a return is refused, naming the field', async () => {
    await expect(apply('V-0000')).rejects.toMatchObject(refusalAt(422, 'unknownVehicle', 'frameNo'));
    await expect(apply('V-2002')).rejects.toMatchObject(refusalAt(422, 'vehicleNotOfDealer', 'dealerNo'));
    const { frameNo } = await returnAt(desk, 'registered');
    await expect(apply(frameNo)).rejects.toMatchObject(refusalAt(422, 'vehicleInReturn', 'frameNo'));
    const { vehicleReturns } = await desk.client.listVehicleReturns({ query: { frameNo } });
    expect(vehicleReturns).toHaveLength(1);
  });

  test('may name evidence, which is filed under its case; what nobody uploaded, or what is of another case, is refused, naming the field', async () => {
    for (const [evidenceNo, caseNo] of [['EV-1', null], ['EV-2', 'DI-1']] as const) {
      await desk.client.recordEvidence({ body: { evidenceNo, caseNo }, idempotencyKey: unique() });
    }
    const frameNo = await newVehicle(desk);
    await expect(apply(frameNo, { evidenceNos: ['EV-1', 'EV-9'] })).rejects.toMatchObject(refusalAt(422, 'unknownEvidence', 'evidenceNos.1'));
    await expect(apply(frameNo, { evidenceNos: ['EV-2'] })).rejects.toMatchObject(refusalAt(422, 'evidenceOfOtherCase', 'evidenceNos.0'));
    const { caseNo } = await apply(frameNo, { evidenceNos: ['EV-1'] });
    expect((await outboxOf(desk, caseNo))[0]).toMatchObject({ target: 'documents/recordCase', payload: { body: { caseNo, evidenceNos: ['EV-1'] } } });
  });

  test('of two at the same moment one is taken in', async () => {
    const frameNo = await newVehicle(desk);
    const answers = await Promise.allSettled([apply(frameNo), apply(frameNo)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('by the staff form is taken in, or answered in their language', async () => {
    const frameNo = await newVehicle(desk);
    const record = (of: string) => desk.client.recordVehicleReturn({ body: application(of), idempotencyKey: unique() });
    expect(await record(frameNo)).toEqual({ caseNo: expect.stringMatching(/^VR-/), refusal: null });
    expect(await record(frameNo)).toEqual({ caseNo: null, refusal: `车辆 ${frameNo} 已在另一退车案件中` });
    expect(await record('V-0000')).toEqual({ caseNo: null, refusal: '没有车架号为 V-0000 的已售车辆' });
  });

  test('is run by one process instance', async () => {
    const { caseNo } = await returnAt(desk, 'received');
    const claim = (instance: string) => desk.client.claimVehicleReturn({ body: { caseNo, instance }, idempotencyKey: unique() });
    await claim('i1/1');
    await claim('i1/1');
    await expect(claim('i1/2')).rejects.toMatchObject(refusal(409, 'caseAlreadyRuns'));
  });
});

describe('the approval', () => {
  test('without the signature of the Market Department the application is sent back, and may come again (VR-D1.2)', async () => {
    const { caseNo, frameNo } = await returnAt(desk, 'received');
    await desk.client.recordSignatureCheck({ body: { caseNo, signaturePresent: false, checkedBy: 'li.min' }, idempotencyKey: unique() });
    expect(await view(caseNo)).toMatchObject({ state: 'sentBack', faxRegisterNo: null, closedAt: expect.any(String) });
    await expect(apply(frameNo)).resolves.toEqual({ caseNo: expect.any(String) });
  });

  test('a refusal needs a reason and ends the return; nothing is announced after it (VR-D4.2)', async () => {
    const { caseNo, frameNo } = await returnAt(desk, 'inApproval');
    const refuse = (reason?: string) => {
      const body = { caseNo, signedOff: false, signedOffBy: 'deng.li', signedOffAs: 'marketingCentreGm' as const, ...(reason === undefined ? {} : { reason }) };
      return desk.client.recordReturnSignOff({ body, idempotencyKey: unique() });
    };
    await expect(refuse()).rejects.toMatchObject(refusalAt(422, 'reasonMissing', 'reason'));
    await refuse('使用不当');
    await expect(refuse('再次')).rejects.toMatchObject(refusal(409, 'returnState'));
    expect(await view(caseNo)).toMatchObject({ state: 'refused', signOffs: [{ signedOff: false, reason: '使用不当', signedOffAs: 'marketingCentreGm' }] });
    await expect(announce(caseNo)).rejects.toMatchObject(refusalAt(409, 'vehicleNotAwaited', 'caseNo'));
    await expect(apply(frameNo)).resolves.toEqual({ caseNo: expect.any(String) });
  });

  test('the yes of a level before the general manager leaves it in approval, its no ends it (I-VR-3)', async () => {
    const { caseNo } = await returnAt(desk, 'inApproval');
    const sign = (signedOffAs: string, answer: { signedOff: boolean; reason?: string }) =>
      desk.client.recordReturnSignOff({ body: { caseNo, signedOffBy: 'gu.feng', signedOffAs, intermediate: true, ...answer }, idempotencyKey: unique() });
    await sign('serviceDirector', { signedOff: true });
    expect(await view(caseNo)).toMatchObject({ state: 'inApproval', signOffs: [{ signedOffAs: 'serviceDirector' }] });
    await expect(sign('marketingCentreVp', { signedOff: false })).rejects.toMatchObject(refusalAt(422, 'reasonMissing', 'reason'));
    await sign('marketingCentreVp', { signedOff: false, reason: '使用不当' });
    expect(await view(caseNo)).toMatchObject({ state: 'refused', signOffs: [{ signedOff: true }, { signedOff: false, reason: '使用不当' }] });
  });

  test('the time for the arrival runs from the first telling (VR-10)', async () => {
    const { caseNo } = await returnAt(desk, 'approved');
    const { approvalToldAt } = await view(caseNo);
    desk.clock.advance(3_600_000);
    expect(await desk.client.recordApprovalTold({ body: { caseNo, toldBy: 'yu.fang' }, idempotencyKey: unique() })).toEqual({ approvalToldAt });
  });
});

const announce = (caseNo: string, changes: object = {}) =>
  desk.client.announceVehicle({ body: { caseNo, dealerNo: 'D-101', transport: 'carrier', carrier: '顺丰', waybillNo: 'SF-1', ...changes }, idempotencyKey: unique() });

describe('the arrival', () => {
  test('is announced by the dealer, whose case hears of it (VR-11)', async () => {
    const { caseNo } = await returnAt(desk, 'approved');
    await announce(caseNo);
    const variables = { transport: 'carrier', carrier: '顺丰', waybillNo: 'SF-1', pickUpPlace: null };
    const fax = { caseNo, direction: 'inbound', party: 'D-101', subject: `车辆行程 ${caseNo}`, registeredBy: 'order-desk' };
    expect((await outboxOf(desk, caseNo)).at(-2)).toMatchObject({ target: 'documents/registerFax', payload: { body: fax } });
    expect((await outboxOf(desk, caseNo)).at(-1)).toMatchObject({ target: 'vehicleAnnounced', payload: { correlationKey: caseNo, variables } });
    await expect(announce('VR-none')).rejects.toMatchObject(refusalAt(422, 'unknownReturn', 'caseNo'));
    await expect(announce(caseNo, { dealerNo: 'D-102' })).rejects.toMatchObject(refusalAt(422, 'returnOfOtherDealer', 'dealerNo'));
    await expect(announce(caseNo, { transport: 'toBeFetched' })).rejects.toMatchObject(refusalAt(422, 'pickUpPlaceMissing', 'pickUpPlace'));
    const byStaff = (dealerNo: string) => desk.client.recordAnnouncement({ body: { caseNo, dealerNo, transport: 'dealerOwn' }, idempotencyKey: unique() });
    expect(await byStaff('D-101')).toEqual({ announced: true, refusal: null });
    expect(await byStaff('D-102')).toEqual({ announced: false, refusal: `退车案件 ${caseNo} 属于另一经销商` });
  });

  test('another vehicle is not received, the right one is, with what is missing at its list value (VR-D7)', async () => {
    const { caseNo, frameNo } = await returnAt(desk, 'approved');
    expect(await desk.client.readVehicle({ params: { caseNo } })).toEqual({ frameNo, model: 'M1', invoicedPrice: '3200.00', vehicleParts: [{ value: 'BAT-08', label: 'BAT-08 电池' }] });
    const arrive = (arrivedFrameNo: string, missingPartNos: string[] = []) =>
      desk.client.recordArrival({ body: { caseNo, arrivedFrameNo, missingPartNos, receivedBy: 'yu.fang' }, idempotencyKey: unique() });
    expect(await arrive('V-2009')).toMatchObject({ frameAgrees: false, missingParts: [] });
    expect(await view(caseNo)).toMatchObject({ state: 'approved' });
    await expect(arrive(frameNo, ['BAT-08', 'BRK-01'])).rejects.toMatchObject(refusalAt(422, 'notOfVehicle', 'missingPartNos.1'));
    const missing = [{ partNo: 'BAT-08', partName: '电池', listPrice: '480.00' }];
    expect(await arrive(frameNo, ['BAT-08'])).toEqual({ frameAgrees: true, missingParts: missing, missingValue: '480.00', invoicedPrice: '3200.00' });
    await expect(arrive(frameNo)).rejects.toMatchObject(refusal(409, 'returnState'));
    const { state, arrivals } = await view(caseNo);
    expect([state, arrivals.map(({ arrivedFrameNo, missingParts }) => [arrivedFrameNo, missingParts.length])]).toEqual(['vehicleReceived', [['V-2009', 0], [frameNo, 1]]]);
  });

  test('a missing part without a list price is told, and nothing is received (I-VR-8)', async () => {
    const { caseNo, frameNo } = await returnAt(desk, 'approved');
    await desk.client.loadCatalogue({ body: { dealers: [], parts: [{ partNo: 'CHG-09', nameZh: '充电器', nameEn: 'Charger', model: 'M1', kind: 'ordinary' }] }, idempotencyKey: unique() });
    await desk.client.loadVehicles({ body: { vehicles: [{ frameNo, model: 'M1', dealerNo: 'D-101', invoicedOn: '2026-06-01', invoicedPrice: '3200.00', partNos: ['BAT-08', 'CHG-09'] }] }, idempotencyKey: unique() });
    const arrive = () => desk.client.recordArrival({ body: { caseNo, arrivedFrameNo: frameNo, missingPartNos: ['BAT-08', 'CHG-09'], receivedBy: 'yu.fang' }, idempotencyKey: unique() });
    await expect(arrive()).rejects.toMatchObject(refusalAt(422, 'noListPrice', 'missingPartNos.1'));
    expect(await view(caseNo)).toMatchObject({ state: 'approved', arrivals: [] });
  });

  test('a vehicle that never comes lapses, one that is there does not (VR-D6.4)', async () => {
    const waiting = await returnAt(desk, 'approved');
    const there = await returnAt(desk, 'vehicleReceived');
    const lapse = (caseNo: string) => desk.client.lapseVehicleReturn({ body: { caseNo }, idempotencyKey: unique() });
    expect(await lapse(waiting.caseNo)).toEqual({ lapsed: true });
    expect(await lapse(there.caseNo)).toEqual({ lapsed: false });
    expect(await view(waiting.caseNo)).toMatchObject({ state: 'lapsed' });
    await expect(announce(waiting.caseNo)).rejects.toMatchObject(refusal(409, 'vehicleNotAwaited'));
    await expect(apply(waiting.frameNo)).resolves.toEqual({ caseNo: expect.any(String) });
  });

  test('nor one that waits to be fetched, until another vehicle is found there (VR-D6.3)', async () => {
    const { caseNo } = await returnAt(desk, 'approved');
    await announce(caseNo, { transport: 'toBeFetched', pickUpPlace: '城南货站' });
    const lapse = () => desk.client.lapseVehicleReturn({ body: { caseNo }, idempotencyKey: unique() });
    expect(await lapse()).toEqual({ lapsed: false });
    desk.clock.advance(3_600_000);
    await desk.client.recordArrival({ body: { caseNo, arrivedFrameNo: 'V-2009', receivedBy: 'yu.fang' }, idempotencyKey: unique() });
    expect(await lapse()).toEqual({ lapsed: true });
  });
});

describe('the two sides', () => {
  const settle = (caseNo: string, replacementAgreed: boolean) =>
    desk.client.recordDealerSettlement({ body: { caseNo, offsetVoucherNo: 'FV-1', replacementAgreed, recordedBy: 'yu.fang' }, idempotencyKey: unique() });
  const close = (caseNo: string) => desk.client.closeVehicleReturn({ body: { caseNo, vehicleSide: 'closedSold', closedBy: 'yu.fang' }, idempotencyKey: unique() });

  test('close the return when both are done; a replacement is asked for once (VR-D12.1, X-11)', async () => {
    const { caseNo, frameNo } = await returnAt(desk, 'vehicleReceived');
    await expect(close(caseNo)).rejects.toMatchObject(refusal(409, 'dealerSideOpen'));
    const { replacementRequestNo } = await settle(caseNo, true);
    await expect(settle(caseNo, true)).rejects.toMatchObject(refusal(409, 'dealerSideSettled'));
    expect((await outboxOf(desk, caseNo)).filter(({ target }) => target === 'replacementVehicleRequested')).toMatchObject([
      { payload: { correlationKey: caseNo, variables: { replacementRequestNo, caseNo, dealerNo: 'D-101', frameNo, model: 'M1' } } },
    ]);
    expect(await close(caseNo)).toEqual({ endState: 'closedSold', dealerSide: ['offsetPosted', 'replacementRequested'] });
    await expect(close(caseNo)).rejects.toMatchObject(refusal(409, 'returnState'));
    await expect(apply(frameNo)).rejects.toMatchObject(refusalAt(422, 'vehicleCameBack', 'frameNo'));
  });

  test('without a replacement nothing further is asked for (VR-D12.2)', async () => {
    const { caseNo } = await returnAt(desk, 'vehicleReceived');
    expect(await settle(caseNo, false)).toEqual({ replacementRequestNo: null });
    expect(await close(caseNo)).toEqual({ endState: 'closedSold', dealerSide: ['offsetPosted'] });
  });

  test('a scrapping that is not signed has a reason and no number, the signed one has both ways recorded (VR-D9)', async () => {
    const { caseNo } = await returnAt(desk, 'vehicleReceived');
    const sign = (repairabilityRulingNo: string, signed: boolean, reason?: string) =>
      desk.client.recordScrapSignOff({
        body: { caseNo, repairabilityRulingNo, signed, signedBy: 'xie.jun', ...(reason === undefined ? {} : { reason }) },
        idempotencyKey: unique(),
      });
    await expect(sign('RR-1', false)).rejects.toMatchObject(refusalAt(422, 'reasonMissing', 'reason'));
    expect(await sign('RR-1', false, '还能修')).toEqual({ vehicleScrapSignOffNo: null });
    await expect(sign('RR-1', true)).rejects.toMatchObject(refusal(409, 'scrapDecided'));
    const { vehicleScrapSignOffNo } = await sign('RR-2', true);
    expect(vehicleScrapSignOffNo).toMatch(/^ZS-202609-/);
    expect((await view(caseNo)).scrapSignOffs.map((each) => [each.vehicleScrapSignOffNo, each.reason])).toEqual([[null, '还能修'], [vehicleScrapSignOffNo, null]]);
  });
});

test('sold vehicles of unknown dealers or with unknown parts are refused as a whole', async () => {
  const vehicle = { frameNo: 'V-8001', model: 'M1', dealerNo: 'D-999', invoicedOn: '2026-06-01', invoicedPrice: '3200.00', partNos: ['BAT-08', 'XXX-1'] };
  const load = desk.client.loadVehicles({ body: { vehicles: [vehicle] }, idempotencyKey: unique() });
  await expect(load).rejects.toMatchObject(refusalAt(422, 'unknownDealer', 'vehicles.0.dealerNo', 'vehicles.0.partNos.1'));
  await expect(apply('V-8001')).rejects.toMatchObject(refusal(422, 'unknownVehicle'));
});

test.each([
  ['/vehicle-returns', { ...application('V-2001'), transport: 'drone' }, 'transport'],
  ['/vehicle-returns', { ...application('V-2001'), qualityClaimed: 'yes' }, 'qualityClaimed'],
  ['/vehicle-returns', { ...application('V-2001'), returnReason: ' ' }, 'returnReason'],
  ['/vehicle-returns/announcements', { caseNo: 'VR-1', transport: 'carrier' }, 'dealerNo'],
  ['/vehicle-returns/arrivals', { caseNo: 'VR-1', arrivedFrameNo: '', receivedBy: 'yu.fang' }, 'arrivedFrameNo'],
  ['/vehicle-returns/close', { caseNo: 'VR-1', vehicleSide: 'lapsed', closedBy: 'yu.fang' }, 'vehicleSide'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  const answer = await desk.post(path, body, unique());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});
