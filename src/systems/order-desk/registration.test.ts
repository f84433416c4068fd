import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { order, outboxOf, refusal, refusalAt, registered, startOrderDesk, unique, viewed, type StartedOrderDesk } from './test-support';

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
    const brakes = { orderLineId: `${orderNo}/1`, partNo: 'BRK-01', partName: '制动手柄', model: 'M1', colour: null, painted: false };
    const fender = { orderLineId: `${orderNo}/2`, partNo: 'FND-06-R', partName: '前挡泥板（红色）', model: 'M1' };
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
            orderSource: 'dealerPurchase',
            requestedMethod: 'courier',
            partialAllowed: true,
            orderLines: [
              { ...brakes, quantity: 2 },
              { ...fender, colour: 'red', painted: true, quantity: 3 },
            ],
          },
        },
      },
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
    const { orderNo } = await registered(desk, { lines });
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
    expect(await outboxOf(desk, answers[0]?.orderNo ?? '')).toHaveLength(2);
    const changed = { ...given, lines: [{ partNo: 'BRK-01', quantity: 6 }] };
    await expect(register(changed, key)).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
  });

  test('refers to its case when it is an exchange or a free replacement (X-07, X-12)', async () => {
    const { orderNo } = await register({ ...order(), source: 'warrantyExchange', caseNo: 'WR-202609-001' });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ source: 'warrantyExchange', caseNo: 'WR-202609-001' });
  });
});

describe('an order is refused', () => {
  test('from an unknown dealer', async () => {
    await expect(registered(desk, { dealerNo: 'D-999' })).rejects.toMatchObject(refusalAt(422, 'unknownDealer', 'dealerNo'));
  });

  test.each([
    ['an unknown part', { partNo: 'XXX-99' }, 'unknownPart', 'partNo'],
    ['an unknown colour', { partNo: 'FND-06', colour: 'green' }, 'unknownPart', 'colour'],
    ['no colour', { partNo: 'FND-06' }, 'incompleteOrder', 'colour'],
    ['a part without a price', { partNo: 'DSP-07' }, 'partNotForSale', 'partNo'],
    ['a white part', { partNo: 'FND-06-W' }, 'partNotForSale', 'partNo'],
    ['a model that is not the part’s', { partNo: 'BRK-01', model: 'M0' }, 'partDoesNotFit', 'model'],
    ['a colour that is not the part’s', { partNo: 'FND-06-R', colour: 'blue' }, 'partDoesNotFit', 'colour'],
    ['a colour for a part without', { partNo: 'BRK-01', colour: 'red' }, 'partDoesNotFit', 'colour'],
  ])('with %s, naming the line', async (_what, wanted, code, field) => {
    const lines = [{ partNo: 'BRK-01', quantity: 1 }, { ...wanted, quantity: 1 }];
    await expect(registered(desk, { lines })).rejects.toMatchObject(refusalAt(422, code, `lines.1.${field}`));
  });

  test('with all its wrong lines named at once', async () => {
    const lines = [{ partNo: 'XXX-99', quantity: 1 }, { partNo: 'FND-06', quantity: 1 }, { partNo: 'BRK-01', quantity: 1 }];
    const wrong = refusalAt(422, 'unknownPart', 'lines.0.partNo', 'lines.1.colour');
    await expect(registered(desk, { lines })).rejects.toMatchObject(wrong);
  });

  test('of a source that needs a case and names none, or of a purchase that names one', async () => {
    const missing = refusalAt(422, 'incompleteOrder', 'caseNo');
    await expect(register({ ...order(), source: 'freeReplacement' })).rejects.toMatchObject(missing);
    await expect(register({ ...order(), caseNo: 'WR-202609-001' })).rejects.toMatchObject(missing);
  });

  test('when the dealer sent it before, also when both come at once; the number of the first is told', async () => {
    const given = order();
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => register(given)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const first = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.orderNo] : []))[0] ?? '';
    const again = { problem: expect.objectContaining({ code: 'duplicateOrder', status: 409, detail: expect.stringContaining(first) }) };
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(again);
    await expect(register({ ...given, dealerNo: 'D-103' })).resolves.toBeDefined();
  });

  test.each([
    ['lines.0.quantity', { lines: [{ partNo: 'BRK-01', quantity: 0 }] }],
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
    await expect(registered(desk, { dealerNo: 'D-999' })).rejects.toThrow();
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
    const september = await registered(late);
    late.clock.advance(2 * 60_000);
    const october = await registered(late);
    expect([september.orderNo, october.orderNo]).toEqual(['DO-202609-001', 'DO-202610-001']);
    const views = await Promise.all([september, october].map(({ orderNo }) => viewed(late, orderNo)));
    expect(views.map(({ lines }) => lines[0])).toEqual([
      expect.objectContaining({ unitPrice: '18.00', partName: 'Brake lever' }),
      expect.objectContaining({ unitPrice: '19.50', partName: 'Brake lever' }),
    ]);
    await late.close();
  });
});
