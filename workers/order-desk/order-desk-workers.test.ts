import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { outboxOf, registered, startOrderDesk, viewed, type StartedOrderDesk } from '../../src/systems/order-desk/test-support';
import { outcomeOf as endOf } from '../../test/support/outcome-of';
import { orderDeskWorkers } from './index';

let desk: StartedOrderDesk;
let clients: SystemClients;
beforeAll(async () => {
  desk = await startOrderDesk();
  clients = { ...createSystemClients(() => 'http://127.0.0.1:1', 'no other system is called'), orderDesk: desk.client };
});
afterAll(() => desk.close());

const outcomeOf = (type: string, variables: object, processInstanceKey?: string) =>
  endOf(orderDeskWorkers, clients, `order-desk.${type}`, variables, processInstanceKey);

const completes = (variables: object) => ({ kind: 'complete', variables });
const incident = (words: string) => ({ kind: 'fail', retries: 0, message: expect.stringContaining(words) });
const line = (orderLineId: string, quantity: number) => ({ orderLineId, partNo: 'BRK-01', partName: '制动手柄', quantity });

async function started() {
  const { orderNo, orderLineIds } = await registered(desk);
  const [orderLineId = ''] = orderLineIds;
  expect(await outcomeOf('claim-case', { orderNo })).toEqual(completes({}));
  expect(await outcomeOf('open-order', { orderNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' })).toEqual(completes({}));
  expect(await outcomeOf('check-order', { orderNo })).toMatchObject({ kind: 'complete', variables: { checkResult: 'complete' } });
  return { orderNo, orderLineId };
}

test('each worker stands in the file of its job type', async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => !/^index|\.test\./.test(name));
  expect(orderDeskWorkers.map(({ type }) => `${type.replace('order-desk.', '')}.ts`).sort()).toEqual(files.sort());
});

describe('the jobs of an order', () => {
  test('bring it from its claim to its end, each done once however often it is handed out', async () => {
    const { orderNo, orderLineId } = await started();
    expect(await outcomeOf('record-line-sourcing', { orderLineId, reservedQuantity: 3 })).toEqual(completes({ shortQuantity: 2 }));
    const request = { orderLineId, quantity: 2, supplyWay: 'partReceipt' };
    expect(await outcomeOf('request-line-supply', request)).toEqual(completes({}));
    const plan = { linesToSource: [], releaseLines: [line(orderLineId, 3)], linesReady: 'some', moreExpected: true, partialAllowed: true, cancelled: false };
    expect(await outcomeOf('plan-release', { orderNo })).toEqual(completes(plan));
    expect(await outcomeOf('record-line-supplied', { orderLineId, obtainedQuantity: 1 })).toEqual(completes({ lineWanted: true }));
    expect(await outcomeOf('record-partial-consent', { orderNo, recordedBy: 'li.min' })).toEqual(completes({}));
    const shippedLines = [line(orderLineId, 4)];
    const departures = [{ shipmentNo: 'SH-1', method: 'courier', shippingDocumentNo: 'SD-1', carrier: '顺丰', waybillNo: 'SF-1' }];
    const left = { orderNo, issueSlipNo: 'IS-1', shippedLines, departures };
    expect(await outcomeOf('record-shipped', left)).toEqual(completes({ openLines: false }));
    expect(await outcomeOf('close-order', { orderNo })).toEqual(completes({ endState: 'shippedInPart', closedLines: [{ partNo: 'BRK-01', partName: '制动手柄', quantity: 5, shipped: 4 }] }));
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'shippedInPart', lines: [{ shipped: 4, givenUp: 1 }], shipments: [{ issueSlipNo: 'IS-1', departures }] });
    const messages = ['dealerOrderReceived', 'finance/registerSalesTerms', 'lineSupplyRequested', 'orderLineChanged', 'documents/registerFax', 'documents/registerFax'];
    expect((await outboxOf(desk, orderNo)).map(({ target }) => target)).toEqual(messages);
  });

  test('cancel it at the dealer’s word', async () => {
    const { orderNo } = await started();
    expect(await outcomeOf('cancel-order', { orderNo, recordedBy: 'li.min' })).toEqual(completes({ endState: 'cancelled', closedLines: [{ partNo: 'BRK-01', partName: '制动手柄', quantity: 5, shipped: 0 }] }));
  });

  test('stop a second instance of the same order', async () => {
    const { orderNo } = await started();
    expect(await outcomeOf('claim-case', { orderNo }, '20')).toMatchObject(incident('already run by process instance i1/10'));
  });
});

test.each([
  ['register-order', { dealerNo: 'D-101', dealerOrderNo: 'A-1', shippingMethod: 'courier', partialShipment: 'perhaps', lines: [{}] }, "'partialShipment'"],
  ['open-order', { orderNo: 'DO-1', faxRegisterNo: 'FR-1', registeredBy: null }, "'registeredBy'"],
  ['record-line-sourcing', { orderLineId: 'DO-1/1', reservedQuantity: -1 }, "'reservedQuantity'"],
  ['request-line-supply', { orderLineId: 'DO-1/1', quantity: 2, supplyWay: 'none' }, "'supplyWay'"],
  ['record-shipped', { orderNo: 'DO-1', issueSlipNo: 'IS-1', shippedLines: [{ ...line('DO-1/1', 1), quantity: 1.5 }] }, "'shippedLines.0.quantity'"],
  ['correct-dealer-no', { orderNo: 'DO-1', dealerNo: '', recordedBy: 'li.min' }, "'dealerNo'"],
  ['correct-order', { dealerNo: 'D-101', orderNo: 'DO-1', lines: [] }, "'lines'"],
  ['request-cancellation', { orderNo: 'DO-1', reason: 5 }, "'dealerNo'"],
  ['clear-unmatched', { unmatchedNo: 'UM-1', action: 'maybe', recordedBy: 'li.min' }, "'action'"],
  ['close-order', {}, "'orderNo'"],
  ['record-incident', { dealerNo: 'D-101', reportKind: 'letter', signed: true }, "'reportKind'"],
  ['record-opinion-answer', { caseNo: 'DI-1', dealerNo: 'D-101', answer: 'perhaps' }, "'answer'"],
  ['record-measures', { caseNo: 'DI-1', measures: ['gift'], recordedBy: 'wu.hao' }, "'measures.0'"],
  ['close-question', { caseNo: 'DI-1', questionNo: null }, "'questionNo'"],
])('%s with a spoilt variable is an incident that names it', async (type, variables, name) => {
  expect(await outcomeOf(type, variables)).toMatchObject(incident(name));
});
