import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import type { purchasingContract } from './contract';
import { giveUpMakeUp } from './late-make-ups';
import { recordAccepted, recordCount, recordDelivery, type Misfit } from './outsourcing-deliveries';
import { recordBreach, recordDue } from './outsourcing-dues';
import type { outsourcingOperations } from './outsourcing-operations';
import { closeOrder, openOrder, recordSent, reviewOrder } from './outsourcing-orders';
import type { outsourcingPaperOperations } from './outsourcing-paper-operations';
import type { OutsourcingTables } from './outsourcing-tables';
import { recordRework } from './outsourcing-rework';
import { askMakeUp, recordDeduction, recordReport } from './outsourcing-shortages';
import { loadPaintTerms } from './outsourcing-terms';
import { takeBackPaintAcceptance } from './paint-taken-back';
import { signatureMisfit } from './said-moments';
import { deductionViews, orderViews } from './outsourcing-views';
import { misfitWords } from './outsourcing-words';

type Operations = keyof typeof outsourcingOperations | keyof typeof outsourcingPaperOperations;
type OutsourcingHandlers = Pick<Handlers<typeof purchasingContract, OutsourcingTables>, Operations>;

const recorded = { recorded: true, misfit: null, refusalReason: null };
const refused = ({ misfit, no }: Misfit, locale: Locale) => ({ recorded: false, misfit, refusalReason: misfitWords(misfit, no, locale) });

/** @param locale language of the reasons why a painter's paper is not recorded */
export const outsourcingHandlers = (locale: Locale): OutsourcingHandlers => ({
  async loadPaintTerms({ tx }, { body }) {
    return { paintTerms: await loadPaintTerms(tx, body) };
  },
  openOutsourcingOrder: ({ tx, at }, { body }) => openOrder(tx, body, at),
  recordOutsourcingSent: ({ tx, at }, { body }) => recordSent(tx, body, at),
  checkSignedMoment: async ({ tx, at }, { query }) => ({ misfit: await signatureMisfit(tx, query, at, locale) }),
  recordPaintDue: ({ tx, at }, { body }) => recordDue(tx, body, at),
  recordPaintBreach: ({ tx, at }, { body }) => recordBreach(tx, body.outsourcingOrderNo, at),
  recordRework: ({ tx, at }, { body }) => recordRework(tx, body, at),
  recordPaintAccepted: ({ tx, at }, { body }) => recordAccepted(tx, body, at),
  async takeBackPaintAcceptance({ tx, at }, { body }) {
    await takeBackPaintAcceptance(tx, body, at);
    return {};
  },
  reviewOutsourcingOrder: ({ tx }, { body }) => reviewOrder(tx, body.outsourcingOrderNo),
  closeOutsourcingOrder: ({ tx, at }, { body }) => closeOrder(tx, body.outsourcingOrderNo, at),
  async listOutsourcingOrders({ tx }, { query }) {
    return { outsourcingOrders: await orderViews(tx, query) };
  },

  async recordPainterDelivery({ tx, at }, { body }) {
    const answer = await recordDelivery(tx, body, at);
    if ('misfit' in answer) return { painterDeliveryNoteNo: null, ...refused(answer, locale) };
    return { painterDeliveryNoteNo: answer.painterDeliveryNoteNo, ...recorded };
  },
  recordPainterCount: ({ tx, at }, { body }) => recordCount(tx, body, at),
  async recordShortageReport({ tx, at }, { body }) {
    const answer = await recordReport(tx, body, at);
    if ('misfit' in answer) return { shortageReportNo: null, ...refused(answer, locale) };
    return { shortageReportNo: answer.shortageReportNo, ...recorded };
  },
  async askMakeUp({ tx, at }, { body }) {
    return { makeUpQuantity: await askMakeUp(tx, body, at) };
  },
  async recordPendingDeduction({ tx, at }, { body }) {
    return { deductionNo: await recordDeduction(tx, body, at) };
  },
  async giveUpMakeUp({ tx, at }, { body }) {
    return { givenUpQuantity: await giveUpMakeUp(tx, body, at) };
  },
  async listPendingDeductions({ tx }, { query }) {
    return { pendingDeductions: await deductionViews(tx, query) };
  },
});
