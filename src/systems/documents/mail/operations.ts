import { z } from 'zod';
import { operation } from '../../../http/contract';
import { moment, reference } from '../../shared-schemas';

const recipient = reference.describe('Dealer or supplier number, or a post such as service-director');

/** One address for each recipient. */
export const mailAddresses = z
  .array(z.strictObject({ recipient, address: z.email().max(254) }))
  .min(1)
  .max(2000)
  .refine((all) => new Set(all.map((each) => each.recipient)).size === all.length, 'names a recipient twice');

/** Operations on where notices go by mail, and on those that could not be delivered. */
export const mailOperations = {
  setMailAddresses: operation({
    method: 'post',
    path: '/mail-addresses',
    summary: 'Enters where notices go by mail, or another address than before; what waits for these recipients is tried at once',
    body: z.strictObject({ addresses: mailAddresses }),
    result: z.object({ entered: z.number().int(), triedAgain: z.number().int() }),
  }),
  listMailAddresses: operation({
    method: 'get',
    path: '/mail-addresses',
    summary: 'Where notices go by mail, by recipient',
    result: z.object({ addresses: z.array(z.object({ recipient: z.string(), address: z.string(), enteredAt: moment })) }),
  }),
  retryNotice: operation({
    method: 'post',
    path: '/notices/{noticeNo}/retries',
    summary: 'Has a notice that could not be delivered tried at once; one that arrived stays as it is',
    params: z.object({ noticeNo: reference }),
    body: z.strictObject({}),
    result: z.object({ state: z.enum(['queued', 'delivered', 'undelivered']) }),
    problems: { notFound: 404 },
  }),
};
