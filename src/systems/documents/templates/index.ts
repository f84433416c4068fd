import type { Locale } from '../../../config';
import { refused } from '../../../http/problem';
import type { NoticeKind } from '../contract';
import { breachNotice } from './breach-notice';
import { cancellationNotice } from './cancellation-notice';
import { cancellationRefused } from './cancellation-refused';
import { closingNote } from './closing-note';
import { incidentTemplates } from './incident-notices';
import { lineNotObtained } from './line-not-obtained';
import { countResult } from './count-result';
import { goodsToPutBack } from './goods-to-put-back';
import { differenceReport } from './difference-report';
import { movementRefusal } from './movement-refusal';
import { noSupplierNotice } from './no-supplier-notice';
import { orderQuery } from './order-query';
import { receiptRefusal } from './receipt-refusal';
import { paintReminder } from './paint-reminder';
import { rejectionNotice } from './rejection-notice';
import { reworkEscalation } from './rework-escalation';
import { shipmentNotice } from './shipment-notice';
import { returnSentBack } from './return-sent-back';
import { countersignReminder } from './countersign-reminder';
import { signOffReminder } from './sign-off-reminder';
import { returnRefusal } from './return-refusal';
import { returnTakeOver } from './return-take-over';
import { returnApprovalNotice } from './return-approval-notice';
import { arrivalReminder } from './arrival-reminder';
import { returnLapsed } from './return-lapsed';
import type { Template } from './template';
import { warrantyTemplates } from './warranty-notices';
import { dayInWords, recipientName } from './words';
import { wrongVehicleNotice } from './wrong-vehicle-notice';

const templates: Record<NoticeKind, Template> = {
  closingNote,
  shipmentNotice,
  breachNotice,
  cancellationNotice,
  cancellationRefused,
  orderQuery,
  rejectionNotice,
  movementRefusal,
  receiptRefusal,
  paintReminder,
  reworkEscalation,
  lineNotObtained,
  noSupplierNotice,
  countResult,
  goodsToPutBack,
  differenceReport,
  returnSentBack,
  signOffReminder,
  countersignReminder,
  returnRefusal,
  returnTakeOver,
  returnApprovalNotice,
  arrivalReminder,
  returnLapsed,
  wrongVehicleNotice,
  ...incidentTemplates,
  ...warrantyTemplates,
};

const frame = {
  'zh-CN': { number: '通知编号：', day: '日期：', to: '致：', from: '服务营销部' },
  en: { number: 'Notice no.: ', day: 'Date: ', to: 'To: ', from: 'Service Marketing Department' },
};

interface Draft {
  noticeNo: string;
  kind: NoticeKind;
  caseNo: string;
  recipient: string;
  facts: Record<string, unknown>;
}

/** A kind's title in a language. */
export const titleOf = (kind: NoticeKind, locale: Locale): string => templates[kind].title[locale];

/** The notice's whole text in a language; throws Problem 422 `factsUnusable` naming each missing or unknown fact. */
export function renderNotice(draft: Draft, locale: Locale, at: Date): string {
  const template = templates[draft.kind];
  const parsed = template.facts.safeParse(draft.facts);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ field: ['facts', ...path.map(String)].join('.'), detail: message }));
    const what = errors.map(({ field, detail }) => `${field}: ${detail}`).join('; ');
    throw refused('factsUnusable', `The facts of a ${draft.kind} are not usable. ${what}`, errors);
  }
  const words = frame[locale];
  const head = [
    template.title[locale],
    `${words.number}${draft.noticeNo}`,
    `${words.day}${dayInWords(at, locale)}`,
    `${words.to}${recipientName(draft.recipient, locale)}`,
  ];
  const body = template.body(parsed.data, { caseNo: draft.caseNo, locale });
  return `${[head.join('\n'), ...body, words.from].join('\n\n')}\n`;
}
