import type { Handlers } from '../../../http/handlers';
import type { qualityContract } from '../contract';
import type { QualityTables } from '../tables';
import { recordFormBreach } from './breaches';
import { closeForm, handOver, openForm, recordCheck, recordReceipt, signHandover, updateFilledForm } from './forms';
import type { qualityFeedbackFormOperations } from './operations';
import { recordOpinion } from './opinions';
import { listForms, viewForm } from './views';
import { agreeVisit, recordService } from './visits';

type FormHandlers = Pick<Handlers<typeof qualityContract, QualityTables>, keyof typeof qualityFeedbackFormOperations>;

/** Carries out the operations on quality feedback forms. */
export const qualityFeedbackFormHandlers: FormHandlers = {
  openQualityFeedbackForm: ({ tx, at }, { body }) => openForm(tx, at, body),
  updateQualityFeedbackForm: ({ tx, at }, { body }) => updateFilledForm(tx, at, body),
  recordFormCheck: ({ tx, at }, { body }) => recordCheck(tx, at, body),
  handOverForm: ({ tx, at }, { body }) => handOver(tx, at, body),
  signHandover: ({ tx, at }, { body }) => signHandover(tx, at, body),
  recordOpinion: ({ tx, at }, { body }) => recordOpinion(tx, at, body),
  recordFormReceipt: ({ tx, at }, { body }) => recordReceipt(tx, at, body),
  agreeVisit: ({ tx, at }, { body }) => agreeVisit(tx, at, body),
  recordService: ({ tx, at }, { body }) => recordService(tx, at, body),
  recordFormBreach: ({ tx, at }, { body }) => recordFormBreach(tx, at, body),
  closeQualityFeedbackForm: ({ tx, at }, { body }) => closeForm(tx, at, body),
  getQualityFeedbackForm: ({ tx }, { params }) => viewForm(tx, params.caseNo),
  listQualityFeedbackForms: async ({ tx }, { query }) => ({ qualityFeedbackForms: await listForms(tx, query) }),
};
