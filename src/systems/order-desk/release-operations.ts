import { operation } from '../../http/contract';
import * as job from './job-schemas';
import { moving } from './operation-problems';

/** Operations on what of an order goes: release, hand-over, what was shipped (DO-09, DO-12, DO-13). */
export const releaseOperations = {
  planRelease: operation({
    method: 'get',
    path: '/orders/{orderNo}/release-plan',
    summary: 'What of the order can go now (DO-09, facts of DO-D3)',
    params: job.ofOrder,
    result: job.releasePlan,
    problems: moving,
  }),
  recordPartialConsent: operation({
    method: 'post',
    path: '/orders/partial-consent',
    summary: 'Record that the dealer takes what there is (DO-D3.5)',
    body: job.recordedBy,
    result: job.nothing,
    problems: moving,
  }),
  confirmHandover: operation({
    method: 'post',
    path: '/orders/confirm-handover',
    summary: 'Ask whether goods of a slip may leave; from then on a cancellation is refused (DO-D5)',
    openTo: ['relay'],
    body: job.slipOfOrder,
    result: job.mayLeave,
    problems: { ...moving, slipOfOtherOrder: 409, slipOfOrder: 409 },
  }),
  recordShipped: operation({
    method: 'post',
    path: '/orders/record-shipped',
    summary: 'Write the shipped quantities of an issue slip (DO-13)',
    body: job.shippedOfSlip,
    result: job.openLines,
    problems: { ...moving, slipAlreadyRecorded: 409, unknownLine: 422, moreThanReserved: 422 },
  }),
};
