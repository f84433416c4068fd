import { z } from 'zod';
import { outsourcingOrderNo, painterDeliveryNoteNo } from '../../src/systems/purchasing/contract';
import { defineTaskListener } from '../../src/worker/define-worker';
import { maybe } from '../inputs';

/** OP-05, OP-14: the moment at which the paint shop signed, as the person says it; one that can not be leaves the task where it is, with the reason. */
export const checkSignedMoment = defineTaskListener({
  type: 'purchasing.check-signed-moment',
  input: z.object({ outsourcingOrderNo, painterDeliveryNoteNo: maybe(painterDeliveryNoteNo), signedAt: z.unknown().optional() }),
  run: async (clients, { signedAt, ...paper }) => {
    if (signedAt === undefined || signedAt === null || signedAt === '') return { denied: false };
    const said = typeof signedAt === 'string' ? signedAt : JSON.stringify(signedAt);
    const { misfit } = await clients.purchasing.checkSignedMoment({ query: { ...paper, signedAt: said.slice(0, 64) } });
    return misfit === null ? { denied: false } : { denied: true, reason: misfit };
  },
});
