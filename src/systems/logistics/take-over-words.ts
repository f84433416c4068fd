import type { Locale } from '../../config';
import type { TakeOver, TakeOverMisfit } from './take-over-schemas';

type Words = Record<Locale, string>;

const reasons: Record<TakeOverMisfit, Words> = {
  unknownDocument: { 'zh-CN': '没有这份发运单据', en: 'there is no such shipping document' },
  documentVoid: { 'zh-CN': '该发运单据已作废，货不该发出，请向承运人追回', en: 'the shipping document is void: the goods should not have left, call them back from the carrier' },
  notByCarrier: { 'zh-CN': '该发运单据是随车发运的，不交承运人', en: 'the goods of this shipping document travel with a vehicle, not with a carrier' },
  otherWaybill: { 'zh-CN': '该发运单据已登记了另一张运单', en: 'another waybill is recorded for this shipping document' },
  allShipped: { 'zh-CN': '该发运单据的货已全部发出', en: 'all goods of this shipping document have left already' },
};

/** Why a take-over does not fit, in words. */
export const misfitWords = (misfit: TakeOverMisfit, locale: Locale) => reasons[misfit][locale];

const labels = {
  shippingDocumentNo: { 'zh-CN': '发运单据：', en: 'Shipping document: ' },
  carrier: { 'zh-CN': '承运人：', en: 'Carrier: ' },
  waybillNo: { 'zh-CN': '运单号：', en: 'Waybill no.: ' },
  arrangedBy: { 'zh-CN': '登记人：', en: 'Written down by: ' },
} as const;

const shown = ['shippingDocumentNo', 'carrier', 'waybillNo', 'arrangedBy'] as const;

/** What was reported, as a list in Markdown. */
export const takeOverText = (given: TakeOver, locale: Locale): string =>
  shown.flatMap((field) => (given[field] ? [`- ${labels[field][locale]}${given[field]}`] : [])).join('\n');
