import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { incomingOrder } from './contract';
import { dealersOwn } from './registration-service';
import { checked, opened, order, outboxOf, refusal, refusalAt, registered, startOrderDesk, unique, viewed, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const register = (body: Parameters<StartedOrderDesk['client']['registerOrder']>[0]['body'], idempotencyKey = unique()) =>
  desk.client.registerOrder(body === undefined ? { idempotencyKey } : { body, idempotencyKey });

describe('an order that is complete', () => {
  test('gets its numbers, and starts its flow with what the flow reads (DO-01)', async () => {
    const given = {
      ...order({ dealerNo: 'D-102', lines: [{ partNo: 'BRK-01', quantity: 2 }, { partNo: 'FND-06-R', quantity: 3 }] }),
      shippingMethod: 'courier' as const,
    };
    const { orderNo, orderLineIds } = await register(given);
    expect(orderNo).toMatch(/^DO-202609-\d{3}$/);
    expect(orderLineIds).toEqual([`${orderNo}/1`, `${orderNo}/2`]);
    const brakes = { lineNo: 1, partNo: 'BRK-01', partName: '制动手柄', variety: null, model: null, colour: null, quantity: 2 };
    const fender = { lineNo: 2, partNo: 'FND-06-R', partName: '前挡泥板（红色）', variety: null, model: null, colour: null, quantity: 3 };
    expect(await outboxOf(desk, orderNo)).toEqual([
      {
        channel: 'message',
        target: 'dealerOrderReceived',
        dedupKey: `dealerOrderReceived:${orderNo}`,
        payload: {
          correlationKey: orderNo,
          variables: {
            orderNo,
            dealerNo: 'D-102',
            dealerName: '南湖车业',
            dealerOrderNo: given.dealerOrderNo,
            orderDate: null,
            orderSource: 'dealerPurchase',
            requestedMethod: 'courier',
            partialAllowed: true,
            wantedLines: [brakes, fender],
          },
        },
      },
    ]);
  });

  test('has its lines and its terms for finance once it was checked', async () => {
    const orderNo = await opened(desk, { dealerNo: 'D-102', lines: [{ partNo: 'BRK-01', quantity: 2 }, { partNo: 'FND-06-R', quantity: 3 }] });
    const brakes = { orderLineId: `${orderNo}/1`, partNo: 'BRK-01', partName: '制动手柄', model: 'M1', colour: null, painted: false };
    const fender = { orderLineId: `${orderNo}/2`, partNo: 'FND-06-R', partName: '前挡泥板（红色）', model: 'M1' };
    const answer = {
      checkResult: 'complete',
      findings: '',
      firstOrderNo: null,
      orderLines: [
        { ...brakes, quantity: 2 },
        { ...fender, colour: 'red', painted: true, quantity: 3 },
      ],
    };
    await expect(checked(desk, orderNo)).resolves.toEqual(answer);
    await expect(checked(desk, orderNo)).resolves.toEqual(answer);
    expect((await outboxOf(desk, orderNo)).slice(1)).toEqual([
      {
        channel: 'system',
        target: 'finance/registerSalesTerms',
        dedupKey: `registerSalesTerms:${orderNo}`,
        payload: {
          body: {
            orderNo,
            dealerNo: 'D-102',
            source: 'dealerPurchase',
            lines: [
              { orderLineId: `${orderNo}/1`, partNo: 'BRK-01', unitPrice: '18.00' },
              { orderLineId: `${orderNo}/2`, partNo: 'FND-06-R', unitPrice: '60.00' },
            ],
          },
        },
      },
    ]);
  });

  test('may name a painted part by base part and colour, and a part on two lines', async () => {
    const lines = [
      { partNo: 'FND-06', colour: 'red', model: 'M1', quantity: 1 },
      { partNo: 'FND-06-B', quantity: 2 },
      { partNo: 'FND-06-B', quantity: 100_000 },
    ];
    const orderNo = await opened(desk, { lines });
    await checked(desk, orderNo);
    const view = await viewed(desk, orderNo);
    expect(view.lines.map(({ partNo, ordered }) => [partNo, ordered])).toEqual([
      ['FND-06-R', 1],
      ['FND-06-B', 2],
      ['FND-06-B', 100_000],
    ]);
  });

  test("takes the dealer's usual wish about parts of the order, unless it says otherwise (I-DO-3)", async () => {
    const dealers = [{ dealerNo: 'D-whole', name: '整单车行', partialAllowed: false }];
    await desk.client.loadCatalogue({ body: { dealers }, idempotencyKey: unique() });
    const usual = await registered(desk, { dealerNo: 'D-whole' });
    const otherwise = await registered(desk, { dealerNo: 'D-whole', partialAllowed: true });
    await expect(viewed(desk, usual.orderNo)).resolves.toMatchObject({ partialAllowed: false });
    await expect(viewed(desk, otherwise.orderNo)).resolves.toMatchObject({ partialAllowed: true });
  });

  test('is registered once, however often its sender repeats the call', async () => {
    const given = order();
    const key = unique();
    const answers = await Promise.all([1, 2, 3].map(() => register(given, key)));
    expect(new Set(answers.map(({ orderNo }) => orderNo)).size).toBe(1);
    expect(await outboxOf(desk, answers[0]?.orderNo ?? '')).toHaveLength(1);
    const changed = { ...given, lines: [{ partNo: 'BRK-01', quantity: 6 }] };
    await expect(register(changed, key)).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
  });

  test('refers to its case when it is an exchange or a free replacement (X-07, X-12)', async () => {
    const { orderNo } = await register({ ...order(), source: 'warrantyExchange', caseNo: 'WR-202609-001' });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ source: 'warrantyExchange', caseNo: 'WR-202609-001' });
  });
});

describe('an order is refused', () => {
  test('of a source that needs a case and names none, or of a purchase that names one', async () => {
    const missing = refusalAt(422, 'incompleteOrder', 'caseNo');
    await expect(register({ ...order(), source: 'freeReplacement' })).rejects.toMatchObject(missing);
    await expect(register({ ...order(), caseNo: 'WR-202609-001' })).rejects.toMatchObject(missing);
  });

  test.each([
    ['lines.0.partNo', { lines: [{ partNo: 5, quantity: 1 }] }],
    ['lines.0.quantity', { lines: [{ partNo: 'BRK-01', quantity: -1 }] }],
    ['lines.0.quantity', { lines: [{ partNo: 'BRK-01', quantity: 1.5 }] }],
    ['lines.0.quantity', { lines: [{ partNo: 'BRK-01', quantity: 100_001 }] }],
    ['lines.0.quantity', { lines: [{ partNo: 'BRK-01', quantity: '5' }] }],
    ['lines', { lines: [] }],
    ['lines', { lines: Array.from({ length: 201 }, () => ({ partNo: 'BRK-01', quantity: 1 })) }],
    ['dealerOrderNo', { dealerOrderNo: '  ' }],
    ['dealerOrderNo', { dealerOrderNo: 'A\u0000' }],
    ['shippingMethod', { shippingMethod: 'balloon' }],
    ['body', { colour: 'red' }],
  ])('at the border, naming %s, when it has no usable shape: %j', async (field, wrong) => {
    const answer = await desk.post('/orders', { ...order(), ...wrong }, unique());
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: [{ field }] } });
  });

  test('without leaving a number behind', async () => {
    const { orderNo } = await registered(desk);
    await expect(register({ ...order(), source: 'freeReplacement' })).rejects.toThrow();
    const next = await registered(desk);
    expect(Number(next.orderNo.slice(-3))).toBe(Number(orderNo.slice(-3)) + 1);
  });
});

describe('the price of a line', () => {
  test('is the one in force on the Shanghai day of registration, and stays (I-G-14)', async () => {
    const late = await startOrderDesk('en', new Date('2026-09-30T15:59:00Z'));
    const prices = [
      { partNo: 'BRK-01', validFrom: '2026-10-01', price: '19.50' },
      { partNo: 'BRK-01', validFrom: '2026-10-02', price: '21.00' },
    ];
    await late.client.loadCatalogue({ body: { prices }, idempotencyKey: unique() });
    const september = await opened(late);
    const waiting = await registered(late);
    late.clock.advance(2 * 60_000);
    const october = await opened(late);
    expect([september, october]).toEqual(['DO-202609-001', 'DO-202610-001']);
    await late.client.openOrder({ body: { orderNo: waiting.orderNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, idempotencyKey: unique() });
    const all = [september, waiting.orderNo, october];
    for (const orderNo of all) await checked(late, orderNo);
    const views = await Promise.all(all.map((orderNo) => viewed(late, orderNo)));
    expect(views.map(({ lines }) => lines[0])).toEqual([
      expect.objectContaining({ unitPrice: '18.00', partName: 'Brake lever' }),
      expect.objectContaining({ unitPrice: '19.50', partName: 'Brake lever' }),
      expect.objectContaining({ unitPrice: '19.50', partName: 'Brake lever' }),
    ]);
    await late.close();
  });
});

test('a dealer places no order that is free of charge: its case does', () => {
  const given = incomingOrder.parse({ ...order(), source: 'freeReplacement', caseNo: 'DI-202609-001/1' });
  expect(() => dealersOwn('dealers', given)).toThrow('is placed by its case');
  expect(dealersOwn('workers', given)).toBe(given);
});
