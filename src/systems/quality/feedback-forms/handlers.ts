import type { Handlers } from '../../../http/system-app';
import { Problem } from '../../../http/problem';
import type { qualityContract } from '../contract';
import type { correctiveActionOperations } from '../corrective-actions/operations';
import type { QualityTables } from '../tables';
import type { feedbackFormOperations } from './operations';

type Operations = keyof typeof feedbackFormOperations | keyof typeof correctiveActionOperations;
type FormHandlers = Pick<Handlers<typeof qualityContract, QualityTables>, Operations>;

/** The contract stands before what carries it out. */
const notYet = () => Promise.reject(new Problem(503, 'notYet', 'Feedback forms are not kept yet'));

/** Carries out the operations on feedback forms and corrective actions. */
export const feedbackFormHandlers: FormHandlers = {
  openFeedbackForm: notYet,
  updateFeedbackForm: notYet,
  recordFormCheck: notYet,
  handOverForm: notYet,
  signHandover: notYet,
  recordOpinion: notYet,
  recordFormReceipt: notYet,
  agreeVisit: notYet,
  recordService: notYet,
  recordFormBreach: notYet,
  closeFeedbackForm: notYet,
  getFeedbackForm: notYet,
  listFeedbackForms: notYet,
  checkRecurrence: notYet,
  recordCorrectiveAction: notYet,
  listCorrectiveActions: notYet,
  listCauses: notYet,
};
