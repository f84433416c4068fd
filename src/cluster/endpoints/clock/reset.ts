import { endpoint } from '../../http/endpoint';
import { invalidState } from '../../http/problem';

/** Going back to wall time could mean going back in time, which breaks the engine's timers. */
export const resetClock = endpoint({
  method: 'post',
  path: '/clock/reset',
  handle: () => {
    throw invalidState("The embedded engine's clock can't be reset, it only moves forward: start the engine anew instead.");
  },
});
