import { expect, test } from '@jest/globals';
import { masterDataFor } from '../chance/market';
import type { Act, Fact, Pieces } from '../facts';
import { Company } from './company';
import { replay } from './replay';

const about = 'DO-202609-001';
const line: Pieces = { orderLineId: `${about}/1`, partNo: 'BRK-01', partName: '', quantity: 2 };
const act = (given: Pick<Act, 'task' | 'form'> & { shown?: Pieces[] }, person = 'zhang.wei') => ({ kind: 'act', about, person, ...given }) as Act;
const people = [
  { id: 'zhang.wei', posts: ['backOfficeClerk', 'issueSlipClerk', 'warehouseKeeper', 'packer', 'shipper'], away: false },
  { id: 'wang.fang', posts: ['issueSlipReviewer', 'dispatchChecker'], away: false },
  { id: 'chen.jie', posts: ['dispatchApprover'], away: false },
];

/** Two brake levers from stock, by courier. */
const run: Fact[] = [
  { kind: 'ordered', about, plan: { index: 0, day: 0, dealerNo: 'D-101', dealerOrderNo: 'PO-1', source: 'dealerPurchase', shippingMethod: 'courier', lines: [{ partNo: 'BRK-01', quantity: 2 }] } },
  act({ task: 'Task_RegisterOrder', form: { registerNote: null } }),
  { kind: 'checked', about, answer: 'complete' },
  { kind: 'stockRead', about, partNo: 'BRK-01', answer: 100 },
  { kind: 'reserved', about, orderLineId: line.orderLineId, partNo: 'BRK-01', answer: 2 },
  { kind: 'looked', about, answer: 'all' },
  act({ task: 'Task_MakeIssueSlip', form: { shippingMethod: 'courier', slipLines: [line] }, shown: [line] }),
  act({ task: 'Task_ReviewIssueSlip', form: { slipApproved: true, reviewReason: null } }, 'wang.fang'),
  { kind: 'reviewed', about, answer: 'reviewed' },
  act({ task: 'Task_PrepareStock', form: {} }),
  act({ task: 'Task_CheckGoods', form: { goodsAgree: true, returnReason: null } }, 'wang.fang'),
  act({ task: 'Task_ApproveDispatch', form: { dispatchApproved: true, returnReason: null } }, 'chen.jie'),
  act({ task: 'Task_Pack', form: { packedLines: [line], cartonCount: 1, cartonLines: [] } }),
  { kind: 'packed', about },
  act({ task: 'Task_SettleMethod', form: { chosenMethod: 'courier', methodReason: null } }),
  act({ task: 'Task_FillShippingDocument', form: { consignee: '东方电动车行', documentNote: null } }),
  { kind: 'documented', about },
  act({ task: 'Task_ArrangeCarrier', form: { carrier: '顺丰速运', waybillNo: 'WB1' } }),
  { kind: 'gate', about, answer: true },
  act({ task: 'Task_CompareShipped', form: { allLinesShipped: true } }),
  { kind: 'recorded', about },
  { kind: 'closing', about, answer: 'shippedInFull' },
];

function replayed(facts: Fact[]): Company {
  const company = new Company(people, 100, masterDataFor(100).balances);
  replay(facts, company);
  return company;
}

test('a run as the specification tells it: no difference, and stock and ledger follow', () => {
  const { differences, orders, stock, ledger } = replayed(run);
  expect(differences).toEqual([]);
  expect(orders.get(about)?.end).toBe('shippedInFull');
  expect(stock.free('BRK-01')).toBe(98);
  expect(ledger.balances()).toMatchObject({ 'dealerPartsReceivable[D-101]': 103_600, partsSales: 3_600, partsCost: 2_400 });
});

test('a cancellation stops the dispatch wherever it is: the slip is void, nothing has left', () => {
  const stopped: Fact[] = [
    ...run.slice(0, run.findIndex((fact) => fact.kind === 'packed')),
    { kind: 'cancellation', about, answer: 'accepted' },
    { kind: 'stopped', about },
    { kind: 'packed', about },
    { kind: 'slipVoid', about },
    { kind: 'cancelling', about },
    { kind: 'freed', about },
  ];
  const { differences, slips, dispatches, stock } = replayed(stopped);
  expect(differences).toEqual([]);
  expect(slips).toMatchObject([{ state: 'void' }]);
  expect(dispatches).toMatchObject([{ state: 'cancelledAndRestocked', packed: true, documents: { void: 0 } }]);
  expect(stock.free('BRK-01')).toBe(100);
});

const changed = (index: number, change: Partial<Fact>): Fact[] => run.map((fact, at) => (at === index ? ({ ...fact, ...change } as Fact) : fact));

test.each<[string, Fact[]]>([
  ['a wrong answer of a system', changed(4, { kind: 'reserved', answer: 1 })],
  ['a step that is left out', run.filter((_fact, index) => index !== 9)],
  ['a step too many', [...run, { kind: 'freed', about }]],
  ['a person who may not', changed(7, { kind: 'act', person: 'zhang.wei' })],
  ['a dispatch that stops for no reason', [...run.slice(0, 12), { kind: 'stopped', about }, { kind: 'slipVoid', about }]],
  ['a case that never ends', run.slice(0, -1)],
  ['a forbidden attempt that passed', [...run, { kind: 'attempt', about, orderNo: about, task: 'Task_Pack', person: 'chen.jie', way: 'take', answer: 'done' }]],
])('%s is told', (_what, facts) => {
  expect(replayed(facts).differences).not.toEqual([]);
});
