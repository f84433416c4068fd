import type { Handlers } from '../../../http/system-app';
import type { qualityContract } from '../contract';
import type { QualityTables } from '../tables';
import { recordFormBreach } from './breaches';
import { closeForm, handOver, openForm, recordCheck, recordReceipt, signHandover, updateFilledForm } from './forms';
import type { feedbackFormOperations } from './operations';
import { recordOpinion } from './opinions';
import { listForms, viewForm } from './views';
import { agreeVisit, recordService } from './visits';

type FormHandlers = Pick<Handlers<typeof qualityContract, QualityTables>, keyof typeof feedbackFormOperations>;

/** Carries out the operations on feedback forms. */
export const feedbackFormHandlers: FormHandlers = {
  openFeedbackForm: ({ tx, at }, { body }) => openForm(tx, at, body),
  updateFeedbackForm: ({ tx, at }, { body }) => updateFilledForm(tx, at, body),
  recordFormCheck: ({ tx, at }, { body }) => recordCheck(tx, at, body),
  handOverForm: ({ tx, at }, { body }) => handOver(tx, at, body),
  signHandover: ({ tx, at }, { body }) => signHandover(tx, at, body),
  recordOpinion: ({ tx, at }, { body }) => recordOpinion(tx, at, body),
  recordFormReceipt: ({ tx, at }, { body }) => recordReceipt(tx, at, body),
  agreeVisit: ({ tx, at }, { body }) => agreeVisit(tx, at, body),
  recordService: ({ tx, at }, { body }) => recordService(tx, at, body),
  recordFormBreach: ({ tx, at }, { body }) => recordFormBreach(tx, at, body),
  closeFeedbackForm: ({ tx, at }, { body }) => closeForm(tx, at, body),
  getFeedbackForm: ({ tx }, { params }) => viewForm(tx, params.caseNo),
  listFeedbackForms: async ({ tx }, { query }) => ({ feedbackForms: await listForms(tx, query) }),
};
