import { z } from 'zod';
import { endpoint, noContent } from '../../http/endpoint';
import { wholeNumber } from '../../http/parse';
import { invalidArgument } from '../../http/problem';

/**
 * Moves the engine's time forward to a moment. Camunda's own clock then stands still; this one runs
 * on, because the embedded engine cannot stop it.
 */
export const pinClock = endpoint({
  method: 'put',
  path: '/clock',
  body: z.strictObject({ timestamp: wholeNumber({ min: 0 }) }),
  handle: async ({ body, services }) => {
    const now = services.now().getTime();
    if (body.timestamp < now) {
      const [to, at] = [body.timestamp, now].map((each) => new Date(each).toISOString());
      throw invalidArgument(`The embedded engine's clock only moves forward: it can't be set to ${to}, it is ${at} already.`);
    }
    await services.advance(body.timestamp - now);
    return noContent;
  },
});
