import { z } from 'zod';
import { operation } from '../../http/contract';
import { cny } from '../../money';
import { calendarMonth, moment, page, quantity, reference } from '../shared-schemas';

export const month = calendarMonth.describe('Month of the books, e.g. 2026-09');
export const painterNo = reference.describe('Paint shop, e.g. PNT-1');
const settlementNo = reference.describe('Month-end settlement, e.g. MS-202610-001');

/** Why a month that was named can not be settled. */
export const settlementRefusal = z.enum(['monthNotOver', 'monthSettled', 'earlierMonthOpen', 'beforeBooks']);
export type SettlementRefusal = z.infer<typeof settlementRefusal>;

/** Whether a settlement was begun, for which month and with which paint shops. */
export const openedSettlement = z.object({
  settlementState: z.enum(['opened', 'nothingDue', 'refused']),
  refusal: settlementRefusal.nullable(),
  month: month.nullable(),
  earliestMonth: month.nullable().describe('The earliest month that is open'),
  painters: z.array(painterNo),
});

const deductedLine = z.object({
  deductionNo: reference,
  outsourcingOrderNo: reference,
  whitePartNo: reference,
  quantity,
  amount: cny,
});

export const painterSettlement = z.object({
  settlementNo,
  painterNo,
  month,
  opening: cny.describe('What the company owed the paint shop; negative: what the paint shop owed'),
  claims: cny,
  deducted: cny,
  closing: cny.describe('Negative: carried to the next month'),
  voucherNo: reference.nullable(),
  settledAt: moment,
  deductions: z.array(deductedLine),
});

export const deductionToRecord = z.strictObject({
  deductionNo: reference,
  outsourcingOrderNo: reference,
  painterNo,
  whitePartNo: reference,
  quantity,
  missedAt: moment.describe('When the shortage was recorded: its month'),
});

const noSettlement = { notSettling: 409 };

/** Operations of the month-end settlement with the paint shops (OP-12, T-02) and of closing months (I-G-14). */
export const settlementOperations = {
  recordDeduction: operation({
    method: 'post',
    path: '/painter-deductions',
    summary: 'Pieces that a paint shop does not make up: deducted at the month-end settlement (M-05, T-02)',
    openTo: ['relay'],
    body: deductionToRecord,
    result: z.object({ amount: cny }),
    problems: { deductionKnown: 409, whitePartsNotYetKnown: 503 },
  }),
  openSettlement: operation({
    method: 'post',
    path: '/settlements',
    summary: 'Begins the month-end settlement of a month, or of the one that is due: from now on the month takes its settlement only',
    body: z.strictObject({ month: month.optional() }),
    result: openedSettlement,
  }),
  settlePainter: operation({
    method: 'post',
    path: '/settlements/painters',
    summary: 'Deducts what is due from the paint shop (L-08), once per paint shop and month, and draws up its statement',
    body: z.strictObject({ month, painterNo }),
    result: painterSettlement,
    problems: { ...noSettlement, painterSettled: 409 },
  }),
  closePeriod: operation({
    method: 'post',
    path: '/periods/closing',
    summary: 'Closes a month that was settled',
    body: z.strictObject({ month }),
    result: z.object({ month }),
    problems: noSettlement,
  }),
  listPeriods: operation({
    method: 'get',
    path: '/periods',
    summary: 'Months that are being settled or are closed, oldest first',
    result: z.object({ periods: z.array(z.object({ month, state: z.enum(['settling', 'closed']) })) }),
  }),
  listSettlements: operation({
    method: 'get',
    path: '/settlements',
    summary: 'Month-end settlements, oldest first; of one paint shop or month when asked',
    query: z.strictObject({ month: month.optional(), painterNo: painterNo.optional(), ...page }),
    result: z.object({ settlements: z.array(painterSettlement) }),
  }),
  getStatement: operation({
    method: 'get',
    path: '/settlements/{settlementNo}/statement',
    summary: 'The statement of a settlement, to be printed',
    params: z.strictObject({ settlementNo }),
    query: z.strictObject({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    result: z.object({ text: z.string() }),
    problems: { notFound: 404 },
  }),
};
