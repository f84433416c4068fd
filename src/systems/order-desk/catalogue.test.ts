import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checked, inProgress, opened, outboxOf, refusalAt, startOrderDesk, unique, viewed, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const part = (partNo: string, more: object = {}) => ({ partNo, nameZh: '车铃', nameEn: 'Bell', model: 'M1', kind: 'ordinary', ...more });
const load = (body: object) => desk.post('/catalogue', body, unique());

describe('the catalogue', () => {
  test('counts what it takes in, and replaces what is there', async () => {
    const prices = [{ partNo: 'BEL-08', validFrom: '2026-01-01', price: '9.90' }];
    await expect(load({ parts: [part('BEL-08')], prices })).resolves.toEqual({ status: 200, body: { dealers: 0, parts: 1, prices: 1 } });
    await load({ parts: [part('BEL-08', { nameZh: '电喇叭' })], prices: [{ ...prices[0], price: '12.00' }] });
    const { orderNo } = await inProgress(desk, { lines: [{ partNo: 'BEL-08', quantity: 1 }] });
    const { lines } = await viewed(desk, orderNo);
    expect(lines).toEqual([expect.objectContaining({ partName: '电喇叭', unitPrice: '12.00' })]);
  });

  test('tells logistics its dealers, the same ones once (PD-09)', async () => {
    const dealers = [{ dealerNo: 'D-told', name: '新店' }];
    await load({ dealers });
    await load({ dealers });
    expect(await outboxOf(desk, 'D-told')).toMatchObject([{ target: 'logistics/recordDealers', payload: { body: { dealerNos: ['D-told'] } } }]);
  });

  test('tells logistics where the goods of a dealer go, and again when that changes, also back (PD-07)', async () => {
    const to = (destination?: string) => load({ dealers: [{ dealerNo: 'D-moves', name: '新店', destination }] });
    for (const destination of ['南京路 1 号', '南京路 1 号', undefined, '南京路 1 号']) await to(destination);
    const told = (await outboxOf(desk, 'D-moves')).map(({ payload }) => payload);
    const there = [{ dealerNo: 'D-moves', destination: '南京路 1 号' }];
    expect(told).toMatchObject([there, [], there].map((destinations) => ({ body: { dealerNos: ['D-moves'], destinations } })));
  });

  test('a new price leaves orders that are there alone', async () => {
    const { orderNo } = await inProgress(desk, { lines: [{ partNo: 'CTL-02', quantity: 1 }] });
    await load({ prices: [{ partNo: 'CTL-02', validFrom: '2026-01-01', price: '1.00' }] });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ lines: [{ unitPrice: '160.00' }] });
  });

  test('refuses a price of an unknown part, and keeps nothing of that load', async () => {
    const prices = [{ partNo: 'ZZZ-1', validFrom: '2026-01-01', price: '1.00' }];
    const loading = desk.client.loadCatalogue({ body: { dealers: [{ dealerNo: 'D-new', name: '新车行' }], prices }, idempotencyKey: unique() });
    await expect(loading).rejects.toMatchObject(refusalAt(422, 'unknownPart', 'prices.0.partNo'));
    const orderNo = await opened(desk, { dealerNo: 'D-new' });
    await expect(checked(desk, orderNo)).resolves.toMatchObject({ checkResult: 'unknownDealer' });
  });

  test('refuses the same colour of a base part twice', async () => {
    const parts = [part('FND-06-R2', { kind: 'painted', basePartNo: 'FND-06', colour: 'red' })];
    await expect(load({ parts })).resolves.toMatchObject({ status: 422, body: { code: 'colourTaken', errors: [{ field: 'parts' }] } });
  });

  test.each([
    ['parts.0.colour', { parts: [part('P', { kind: 'painted', basePartNo: 'B' })] }],
    ['parts.0.basePartNo', { parts: [part('P', { kind: 'painted', colour: 'red' })] }],
    ['parts.0.colour', { parts: [part('P', { colour: 'red' })] }],
    ['parts', { parts: [part('P'), part('P')] }],
    ['prices.0.price', { prices: [{ partNo: 'BRK-01', validFrom: '2026-01-01', price: '-1.00' }] }],
    ['prices.0.price', { prices: [{ partNo: 'BRK-01', validFrom: '2026-01-01', price: 18 }] }],
    ['prices.0.validFrom', { prices: [{ partNo: 'BRK-01', validFrom: '2026-02-30', price: '1.00' }] }],
    ['dealers.0.name', { dealers: [{ dealerNo: 'D-1', name: '' }] }],
  ])('names %s when it has no usable shape', async (field, body) => {
    await expect(load(body)).resolves.toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});
