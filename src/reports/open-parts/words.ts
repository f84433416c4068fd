import type { Locale } from '../../config';

type Words = Record<Locale, string>;
const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

/** What the report says, on the page and on the command line. */
export const text = {
  title: words('未了结的退件', 'Open returned parts'),
  openParts: words('未了结的退件（按经办方和天数）', 'Open parts by owner and age'),
  expected: words('事故案件要求退回而尚未退到的件（按经销商和天数）', 'Parts that incidents asked back and that have not come, by dealer and age'),
  uncredited: words('供应商应承担而尚未冲抵的旧件（按供应商和天数）', 'Parts that suppliers are not charged for yet, by supplier and age'),
  splitLists: words('同一人同一天开列、合计超过报废审批限额的清单', 'Scrap lists of one drafter on one day that are over the limit together'),
  noOpenParts: words('没有未了结的退件。', 'No returned part is open.'),
  noExpected: words('要求退回的件都已退到。', 'Everything that was asked back has come.'),
  noUncredited: words('没有应冲抵而未冲抵的旧件。', 'Every supplier is charged for his parts.'),
  noSplitLists: words('没有。', 'None.'),
  total: words('待冲抵合计（元）：', 'To be charged in all (CNY): '),
  owner: words('经办方', 'Owner'),
  age: words('天数', 'Days'),
  part: words('退件', 'Returned part'),
  name: words('名称', 'Name'),
  quantity: words('数量', 'Quantity'),
  side: words('哪一方未了结', 'Open side'),
  step: words('停在哪一步', 'Waits at'),
  waitsFor: words('等待', 'Waits for'),
  dealer: words('经销商', 'Dealer'),
  incident: words('事故案件', 'Incident'),
  partNo: words('配件号', 'Part no.'),
  supplier: words('供应商', 'Supplier'),
  clearing: words('清退状态', 'Clearing'),
  amount: words('金额（元）', 'Amount (CNY)'),
  drafter: words('开列人', 'Drafter'),
  day: words('日期', 'Day'),
  lists: words('清单', 'Lists'),
  join: words('、', ', '),
} satisfies Record<string, Words>;

export const sides = {
  dealer: words('经销商一方', "dealer's side"),
  supplier: words('供应商一方', "supplier's side"),
  both: words('尚未判定', 'not judged yet'),
};

export const clearingStates = {
  asked: words('已联系，未答复', 'asked, no answer yet'),
  taken: words('供应商已接收，未冲抵', 'taken, not charged yet'),
  ended: words('已了结而未冲抵，请查', 'closed without a credit: look into it'),
};

const steps: Record<string, Words> = {
  'WR-02': words('清点', 'count'),
  'WR-05': words('判定', 'ruling'),
  'WR-06': words('超三包登记', 'out-of-scope register'),
  'WR-07': words('经销商确认', "dealer's confirmation"),
  'WR-08': words('复检', 're-check'),
  'WR-09': words('退还经销商', 'going back to the dealer'),
  'WR-10': words('入旧件库', 'taking in'),
  'WR-11': words('定处理办法', 'remedy'),
  'WR-12': words('调换订单', 'exchange order'),
  'WR-13': words('返修', 'repair'),
  'WR-15': words('定旧件去向', 'way of the old part'),
  'WR-16': words('供应商答复', "supplier's answer"),
  'WR-17': words('发给供应商', 'going to the supplier'),
  'WR-18': words('冲抵货款', "supplier's charge"),
  'WR-19': words('待报废登记', 'scrap candidate entry'),
};

/** A step in words, with its number. */
export const stepName = (step: string, locale: Locale): string => [step, steps[step]?.[locale]].filter(Boolean).join(' ');
