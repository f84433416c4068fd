import { setTimeout as pause } from 'node:timers/promises';
import { SystemUnavailable } from '../../src/http/client';

const tries = 12;
const pauseMs = 500;

/** Sends as a partner does: what was not answered is sent again under the same key, so that it is taken once. */
export async function sent<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof SystemUnavailable) || attempt === tries) throw error;
      await pause(pauseMs);
    }
  }
}
