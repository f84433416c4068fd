import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { unique, type StartedOrderDesk } from '../../src/systems/order-desk/test-support';
import { application, newVehicle, startWithVehicles } from '../../src/systems/order-desk/vehicle-returns/test-support';
import { outcomeOf as endOf } from '../../test/support/outcome-of';
import { orderDeskWorkers } from './index';

let desk: StartedOrderDesk;
let clients: SystemClients;
beforeAll(async () => {
  desk = await startWithVehicles();
  clients = { ...createSystemClients(() => 'http://127.0.0.1:1', 'no other system is called'), orderDesk: desk.client };
});
afterAll(() => desk.close());

const outcomeOf = (type: string, variables: object) => endOf(orderDeskWorkers, clients, `order-desk.${type}`, variables);

const completes = (variables: object) => ({ kind: 'complete', variables });

test('the jobs of a return bring it from its application to its end', async () => {
  const frameNo = await newVehicle(desk);
  const { caseNo } = await desk.client.applyForVehicleReturn({ body: application(frameNo), idempotencyKey: unique() });
  expect(await outcomeOf('claim-vehicle-return', { caseNo })).toEqual(completes({}));
  expect(await outcomeOf('record-signature-check', { caseNo, signaturePresent: true, checkedBy: 'li.min' })).toEqual(completes({}));
  expect(await outcomeOf('open-vehicle-return', { caseNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' })).toEqual(completes({}));
  expect(await outcomeOf('start-return-approval', { caseNo, qualityClaimed: true, startedBy: 'su.yun' })).toEqual(completes({ invoicedPrice: 3200 }));
  const signOff = { caseNo, signedOffBy: 'xie.jun', signedOffAs: 'manufacturingCentreGm' };
  expect(await outcomeOf('record-return-sign-off', { ...signOff, signedOff: false, reason: '' })).toMatchObject({ kind: 'error', code: 'signerAskedAgain' });
  const level = { ...signOff, signedOffBy: 'peng.yu', signedOffAs: 'manufacturingCentreVp', intermediate: true };
  expect(await outcomeOf('record-return-sign-off', { ...level, signedOff: true, reason: null })).toMatchObject({ kind: 'complete' });
  expect(await outcomeOf('record-return-sign-off', { ...signOff, signedOff: true, reason: null })).toMatchObject({ kind: 'complete' });
  expect(await outcomeOf('record-approval-told', { caseNo, toldBy: 'yu.fang' })).toEqual(completes({ approvalToldAt: expect.any(String) }));
  expect(await outcomeOf('record-announcement', { caseNo, dealerNo: 'D-101', transport: 'dealerOwn', carrier: '', waybillNo: null })).toEqual(completes({ announced: true, refusal: null }));
  const vehicleParts = [{ value: 'BAT-08', label: 'BAT-08 电池' }];
  expect(await outcomeOf('read-vehicle', { caseNo })).toEqual(completes({ frameNo, model: 'M1', vehicleParts }));
  const arrived = { caseNo, receivedBy: 'yu.fang' };
  expect(await outcomeOf('record-arrival', { ...arrived, arrivedFrameNo: frameNo, missingPartNos: ['BRK-01'] })).toMatchObject({ kind: 'error', code: 'receiverAskedAgain' });
  const facts = { frameAgrees: true, missingCount: 1, missingParts: [{ partNo: 'BAT-08', partName: '电池', listPrice: 480 }], missingValue: 480, invoicedPrice: 3200 };
  expect(await outcomeOf('record-arrival', { ...arrived, arrivedFrameNo: frameNo, missingPartNos: ['BAT-08'] })).toEqual(completes(facts));
  expect(await outcomeOf('lapse-vehicle-return', { caseNo })).toEqual(completes({ lapsed: false }));
  const scrap = { caseNo, repairabilityRulingNo: 'RR-1', signedBy: 'xie.jun' };
  expect(await outcomeOf('record-scrap-sign-off', { ...scrap, signed: false, reason: null })).toMatchObject({ kind: 'error', code: 'signerAskedAgain' });
  expect(await outcomeOf('record-scrap-sign-off', { ...scrap, signed: false, reason: '还能修' })).toEqual(completes({ vehicleScrapSignOffNo: null }));
  const settled = { caseNo, offsetVoucherNo: 'FV-1', replacementAgreed: false, recordedBy: 'yu.fang' };
  expect(await outcomeOf('record-dealer-settlement', settled)).toEqual(completes({ replacementRequestNo: null }));
  expect(await outcomeOf('close-vehicle-return', { caseNo, vehicleSide: 'closedSold', closedBy: 'yu.fang' })).toEqual(completes({ endState: 'closedSold', dealerSide: ['offsetPosted'] }));
});

test('an application by the staff form is taken in, or its refusal told in words', async () => {
  const frameNo = await newVehicle(desk);
  const form = application(frameNo, { replacementWanted: null });
  expect(await outcomeOf('record-vehicle-return', form)).toEqual(completes({ caseNo: expect.stringMatching(/^VR-/), refusal: null }));
  expect(await outcomeOf('record-vehicle-return', form)).toEqual(completes({ caseNo: null, refusal: expect.stringContaining(frameNo) }));
});

test.each([
  ['record-vehicle-return', { ...application('V-2001'), qualityClaimed: null }, "'qualityClaimed'"],
  ['record-signature-check', { caseNo: 'VR-1', checkedBy: 'li.min' }, "'signaturePresent'"],
  ['record-return-sign-off', { caseNo: 'VR-1', signedOff: true, signedOffBy: 'xie.jun', signedOffAs: '' }, "'signedOffAs'"],
  ['record-arrival', { caseNo: 'VR-1', arrivedFrameNo: 'V-1', missingPartNos: 'BAT-08', receivedBy: 'yu.fang' }, "'missingPartNos'"],
  ['record-dealer-settlement', { caseNo: 'VR-1', offsetVoucherNo: null, replacementAgreed: true, recordedBy: 'yu.fang' }, "'offsetVoucherNo'"],
  ['close-vehicle-return', { caseNo: 'VR-1', vehicleSide: 'sold', closedBy: 'yu.fang' }, "'vehicleSide'"],
])('%s with a spoilt variable is an incident that names it', async (type, variables, name) => {
  expect(await outcomeOf(type, variables)).toMatchObject({ kind: 'fail', retries: 0, message: expect.stringContaining(name) });
});
