import { expect, test } from '@jest/globals';
import type { MasterData } from './master-data';
import { masterDataCalls, masterDataFaults } from './master-data-calls';
import { packed } from './packed';

const many = <Row>(count: number, row: (no: number) => Row) => Array.from({ length: count }, (_, index) => row(index));

/** More of everything than a system takes in one request. */
const company = (): MasterData => ({
  catalogue: {
    dealers: many(1_100, (no) => ({ dealerNo: `D-${no}`, name: `经销商${no}`, partialAllowed: true })),
    parts: many(5_200, (no) => ({ partNo: `P-${no}`, nameZh: `配件${'长'.repeat(150)}${no}`, nameEn: `Part ${no}`, model: 'M1', kind: 'ordinary' as const })),
    models: [{ model: 'M1', inProduction: true }],
    prices: many(5_200, (no) => ({ partNo: `P-${no}`, validFrom: '2026-01-01', price: '10.00' })),
  },
  stock: many(5_200, (no) => ({ partNo: `P-${no}`, unitCost: '5.00', opening: { AS: 1, CO: 2 } })),
  suppliers: [{ supplierNo: 'SUP-1', name: '供应商', inSupplySystem: true, hasBusinessDealings: true, partNos: many(4_000, (no) => `P-${no}`) }],
  vehicles: many(6_000, (no) => ({ frameNo: `ZF${no}`, model: 'M1', dealerNo: 'D-1', invoicedOn: '2026-03-16', invoicedPrice: '3200.00', partNos: many(90, (part) => `P-${part}`) })),
  mailAddresses: many(2_100, (no) => ({ recipient: `D-${no}`, address: `d${no}@example.com` })),
  balances: many(2_200, (no) => ({ account: 'dealerPartsReceivable', party: `D-${no}`, amount: '1.00' })),
});

test('a large company is loaded in calls that each fit into a request and into what the contract takes, each row once', () => {
  const data = company();
  const calls = masterDataCalls(data);
  expect(masterDataFaults(data)).toEqual([]);
  for (const { body } of calls) expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(1_000_000);
  expect(new Set(calls.map(({ name }) => name)).size).toBe(calls.length);
  const rowsOf = (what: string, list: string) => calls.filter(({ name }) => name.startsWith(`${what}/`)).flatMap(({ body }) => body[list] ?? []);
  expect(rowsOf('vehicles', 'vehicles')).toEqual(data.vehicles);
  expect(rowsOf('catalogue', 'prices')).toEqual(data.catalogue.prices);
  expect(rowsOf('stock', 'opening')).toHaveLength(10_400);
  expect(rowsOf('balances', 'balances')).toEqual(data.balances);
  expect(rowsOf('mail-addresses', 'addresses')).toEqual(data.mailAddresses);
});

test('what a contract refuses is told by row and field', () => {
  const data = company();
  const wrong = { ...data, vehicles: (data.vehicles ?? []).map((vehicle, no) => (no === 5_999 ? { ...vehicle, invoicedPrice: '-1.00' } : vehicle)), suppliers: [{ ...data.suppliers?.[0], name: '' }] } as MasterData;
  const faults = masterDataFaults(wrong);
  expect(faults).toHaveLength(2);
  expect(faults[0]).toMatch(/^vehicles vehicles ZF5999 M1: invoicedPrice: /);
  expect(faults[1]).toMatch(/^suppliers suppliers SUP-1 ?: name: /);
});

test('little of everything is one call, nothing is none, and a row that is large for itself goes alone', () => {
  expect(packed({ one: [{ a: 1 }], other: [{ b: 2 }], none: [] })).toEqual([{ one: [{ a: 1 }], other: [{ b: 2 }], none: [] }]);
  expect(packed({ one: [], other: [] })).toEqual([]);
  const large = { text: 'x'.repeat(450_000) };
  expect(packed({ rows: [{ text: '1' }, large, { text: '2' }] }).map(({ rows }) => rows.length)).toEqual([1, 1, 1]);
});
