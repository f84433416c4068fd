import { z } from 'zod';
import { operation } from '../../http/contract';
import { unmatchedQuery } from '../unmatched-schemas';
import * as inbound from './inbound-schemas';
import * as job from './job-schemas';
import { missing, moving } from './operation-problems';

/** Operations on what dealers send about an order: corrections, cancellations, and what fits no order. */
export const inboundOperations = {
  correctOrder: operation({
    method: 'post',
    path: '/orders/corrections',
    summary: "Take in the dealer's correction; one that no order waits for is kept for a clerk",
    openTo: ['dealers'],
    body: inbound.correction,
    result: inbound.correctionAnswer,
  }),
  requestCancellation: operation({
    method: 'post',
    path: '/orders/cancellations',
    summary: 'Take in a cancellation (DO-15): accepted, or refused with the dealer told (DO-D5)',
    openTo: ['dealers'],
    body: inbound.cancellation,
    result: inbound.cancellationAnswer,
  }),
  refuseCancellation: operation({
    method: 'post',
    path: '/orders/refuse-cancellation',
    summary: 'Refuse an accepted cancellation after all: a carrier has the goods and they can not be had back (DO-D5.2)',
    body: job.issueSlipOfOrder,
    result: job.nothing,
    problems: moving,
  }),
  listUnmatched: operation({
    method: 'get',
    path: '/unmatched',
    summary: 'What came in and fits no order, oldest first; open ones unless asked for all',
    query: unmatchedQuery,
    result: z.object({ unmatched: z.array(inbound.unmatchedView) }),
  }),
  clearUnmatched: operation({
    method: 'post',
    path: '/unmatched/clear',
    summary: 'Put such a message to an order, or dismiss it; told when it does not fit there either, or was cleared before',
    body: inbound.clearing,
    result: inbound.cleared,
    problems: missing,
  }),
};
