import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../config';
import { requests } from '../test-support';
import { renderNotice } from './index';
import { deadlines, endStates, methods } from './words';

const at = new Date('2026-09-07T23:30:00+08:00');
type Kind = keyof typeof requests;
const render = (kind: Kind, locale: Locale, facts: Record<string, unknown> = {}) =>
  renderNotice({ noticeNo: 'NT-202609-001', ...requests[kind], facts: { ...requests[kind].facts, ...facts } }, locale, at);

test('a shipment notice reads as a letter, with every line and the method in words', () => {
  expect(render('shipmentNotice', 'zh-CN')).toBe(`配件发运通知
通知编号：NT-202609-001
日期：2026年9月7日
致：D-101

订单 DO-202609-001 的以下配件已发运，发运单号 SH-202609-001，发运方式：随车。

1. BRK-01 刹车把 × 5
2. CTL-02 控制器 × 1

服务营销部
`);
});

test('a breach notice names the moment in Shanghai, whatever zone it came in', () => {
  for (const dueAt of ['2026-09-08T02:00:00Z', '2026-09-08T10:00:00+08:00', '2026-09-08T10:00:00+08:00[Asia/Shanghai]']) {
    expect(render('breachNotice', 'zh-CN', { dueAt })).toContain('应于 2026年9月8日 10:00 前发出');
    expect(render('breachNotice', 'en', { dueAt })).toContain('8 September 2026 at 10:00');
  }
  expect(render('breachNotice', 'zh-CN')).toContain('致：服务总监');
});

test("a closing note carries the dealer's own number when there is one", () => {
  expect(render('closingNote', 'zh-CN')).toContain('订单 DO-202609-001（贵店订单号 A-77）已结案：所订配件已全部发运。');
  expect(render('closingNote', 'en', { dealerOrderNo: '' })).toContain('The order DO-202609-001 is closed: all parts ordered have been shipped.');
});

test('a closing note lists what was ordered and what of it has left', () => {
  const lines = [{ partNo: 'BRK-01', partName: '刹车把', quantity: 5, shipped: 3 }];
  expect(render('closingNote', 'zh-CN', { lines })).toContain('\n1. BRK-01 刹车把：订购 5，发运 3\n');
  expect(render('closingNote', 'en', { lines })).toContain('\n1. BRK-01 刹车把: 5 ordered, 3 shipped\n');
});

test('carrier and waybill stand on the notice when they are known', () => {
  expect(render('shipmentNotice', 'en', { carrier: 'SF', waybillNo: 'SF-1' })).toContain('Carrier and waybill: SF SF-1');
});

test.each([
  ['receiptRefusal', { receiptResult: 'refused', slipNo: null, reason: 'R' }, '保管员未予入库：R。', 'The keeper took nothing in: R.'],
  ['receiptRefusal', { receiptResult: 'notThere' }, '单据 RS-202609-001 账面数量不足，保管员未签收，该单已作废。', 'the book has too few pieces.'],
  ['receiptRefusal', {}, '单据 RS-202609-001 清点不符，保管员未签收，该单已作废。', 'it is void. Counted: '],
  ['movementRefusal', { slipVoid: true }, '\n该单已作废，请按实有数重开。\n', '\nThe slip is void; please make it out anew for what is there.\n'],
] as const)('a %s with %j says what the keeper did not do, and what follows', (kind, facts, zh, en) => {
  expect(render(kind, 'zh-CN', facts)).toContain(zh);
  expect(render(kind, 'en', facts)).toContain(en);
});

describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
  const identifiers = /shippedInFull|shippedInPart|notSupplied|withVehicle|dealerOrderNo|undefined|null|\[object/;

  test.each(Object.keys(requests) as Kind[])('%s shows no raw identifier', (kind) => {
    expect(render(kind, locale)).not.toMatch(identifiers);
  });

  test('every end state, method and deadline has its words', () => {
    for (const [endState, words] of Object.entries(endStates)) {
      expect(render('closingNote', locale, { endState })).toContain(words[locale]);
    }
    for (const [method, words] of Object.entries(methods)) {
      expect(render('shipmentNotice', locale, { method })).toContain(words[locale]);
    }
    for (const [deadlineId, words] of Object.entries(deadlines)) {
      expect(render('breachNotice', locale, { deadlineId })).toContain(words[locale]);
    }
  });

  test(`has no ${locale === 'en' ? 'Chinese' : 'English'} words around the facts`, () => {
    const withoutFacts = Object.keys(requests).map((kind) => render(kind as Kind, locale, { lines: [{ partNo: '1', partName: '', quantity: 1, shipped: 1 }] }));
    const foreign = locale === 'en' ? /\p{Script=Han}/u : /[a-z]{3,}/;
    for (const text of withoutFacts) expect(text).not.toMatch(foreign);
  });
});

test.each([
  ['closingNote', { endState: 'constructor' }, 'facts.endState'],
  ['closingNote', { endState: undefined }, 'facts.endState'],
  ['shipmentNotice', { method: 'drone' }, 'facts.method'],
  ['shipmentNotice', { lines: [] }, 'facts.lines'],
  ['shipmentNotice', { lines: [{ partNo: 'BRK-01', partName: '刹车把' }] }, 'facts.lines.0.quantity'],
  ['breachNotice', { dueAt: 'soon' }, 'facts.dueAt'],
  ['breachNotice', { deadlineId: 'T-99' }, 'facts.deadlineId'],
] as const)('a %s with %j is refused, naming %s', (kind, facts, field) => {
  expect(() => render(kind, 'zh-CN', facts)).toThrow(
    expect.objectContaining({ status: 422, code: 'factsUnusable', errors: [expect.objectContaining({ field })] }),
  );
});
