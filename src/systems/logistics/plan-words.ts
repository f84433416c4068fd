import { shanghaiIso } from '../../clock';
import type { Locale } from '../../config';
import type { DispatchPlan, PlanMisfit } from './plan-schemas';

type Words = Record<Locale, string>;

const misfits: Record<PlanMisfit, Words> = {
  unknownDealer: { 'zh-CN': '经销商不在我方名单中', en: 'we do not know the dealer' },
  planExists: { 'zh-CN': '已有同一编号的发运计划', en: 'there is a dispatch plan of this number already' },
  planAlreadyLeft: { 'zh-CN': '发车时间已过，车已走，不能再装箱', en: 'the departure has passed: a vehicle that has left takes no carton' },
};

/** Why a plan does not fit, in words. */
export const planMisfitWords = (misfit: PlanMisfit, locale: Locale): string => misfits[misfit][locale];

const fields: Record<string, Words> = {
  planNo: { 'zh-CN': '计划编号填写有误', en: 'the plan no. can not be read' },
  dealerNo: { 'zh-CN': '经销商编号填写有误', en: 'the dealer no. can not be read' },
  vehicleNo: { 'zh-CN': '车号填写有误', en: 'the vehicle no. can not be read' },
};
const departure: Words = { 'zh-CN': '发车时间不是一个实有的日期和时间', en: 'the departure is no day and time that there is' };

/** What of a plan can not be read, in words. */
export const planFieldWords = (field: string, locale: Locale): string => (fields[field] ?? departure)[locale];

const labels = {
  planNo: { 'zh-CN': '计划编号：', en: 'Plan no.: ' },
  dealerNo: { 'zh-CN': '经销商编号：', en: 'Dealer no.: ' },
  vehicleNo: { 'zh-CN': '车号：', en: 'Vehicle no.: ' },
} as const;
const leaves: Words = { 'zh-CN': '发车时间：', en: 'Leaves at: ' };

/** What was planned, as a list in Markdown. */
export function planText(given: DispatchPlan, locale: Locale): string {
  const shown = (['planNo', 'dealerNo', 'vehicleNo'] as const).flatMap((field) => (given[field] ? [`- ${labels[field][locale]}${given[field]}`] : []));
  return [...shown, `- ${leaves[locale]}${shanghaiIso(new Date(given.departsAt)).slice(0, 16).replace('T', ' ')}`].join('\n');
}
