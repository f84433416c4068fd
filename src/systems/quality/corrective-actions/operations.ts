import { z } from 'zod';
import { operation } from '../../../http/contract';
import { page } from '../../shared-schemas';
import * as action from './schemas';

/** Operations about causes that are seen again. */
export const correctiveActionOperations = {
  checkRecurrence: operation({
    method: 'post',
    path: '/recurrences',
    summary: 'Whether a part and cause were seen more often than the threshold; then a corrective action is opened, one at a time',
    body: action.recurrence,
    result: action.recurrenceChecked,
  }),
  recordCorrectiveAction: operation({
    method: 'post',
    path: '/corrective-actions/results',
    summary: 'What is done about it, and who answers for it',
    body: action.actionToRecord,
    result: z.object({}),
    problems: { notFound: 404, actionRecorded: 409 },
  }),
  listCorrectiveActions: operation({
    method: 'get',
    path: '/corrective-actions',
    summary: 'Corrective actions, oldest first',
    query: z.strictObject({ ...page }),
    result: z.object({ correctiveActions: z.array(action.correctiveActionView) }),
  }),
  listCauses: operation({
    method: 'get',
    path: '/causes',
    summary: 'The list of causes of a month, the most frequent first (A-05)',
    query: z.strictObject({ month: action.month }),
    result: z.object({ month: action.month, caseCount: z.number().int(), causes: z.array(action.monthlyCause) }),
  }),
};
