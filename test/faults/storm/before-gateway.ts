import { setTimeout as pause } from 'node:timers/promises';
import type { Forces } from './before-systems';
import type { Answer, Call, Deliver, Handle } from './proxy';
import type { GatewayStrike, Strikes } from './strikes';

const isActivation = ({ url }: Call) => url.endsWith('/jobs/activation');
const isAnswer = ({ url }: Call) => /\/jobs\/\d+\/(completion|failure|error)$/.test(url);
const anywhere: GatewayStrike[] = ['gateway gone for a while', 'clock jumps'];
const awayMs = 800;

/** Stands between workers and the engine's gateway. */
export function beforeGateway(strikes: Strikes, forces: Forces): Handle {
  let awayUntil = 0;
  return async (call, deliver) => {
    if (Date.now() < awayUntil) return undefined;
    // A request for jobs is held until there are some: only then is there anything to lose.
    if (isActivation(call)) return activation(deliver);
    const strike = isAnswer(call) ? strikes.ofGateway((each) => each !== 'jobs handed out into nowhere') : undefined;
    switch (strike) {
      case 'completion reset':
        return undefined;
      case 'answer of the completion lost':
        await deliver();
        return undefined;
      case 'completion delivered twice': {
        const answers = await Promise.all([deliver(), deliver()]);
        return answers.find(({ status }) => status < 300) ?? answers[0];
      }
      case 'worker killed before completion':
        forces.killWorkers();
        return undefined;
      case 'gateway gone for a while':
        awayUntil = Date.now() + awayMs;
        await pause(awayMs);
        return undefined;
      case 'clock jumps':
        await forces.jump();
        return deliver();
      case 'jobs handed out into nowhere':
      case undefined:
        return deliver();
    }
  };

  async function activation(deliver: Deliver): Promise<Answer | undefined> {
    const answer = await deliver();
    const brings = !String(answer.body).includes('"jobs":[]');
    const strike = brings ? strikes.ofGateway((each) => each === 'jobs handed out into nowhere' || anywhere.includes(each)) : undefined;
    if (strike === 'clock jumps') await forces.jump();
    if (strike === 'gateway gone for a while') awayUntil = Date.now() + awayMs;
    return strike === 'jobs handed out into nowhere' || strike === 'gateway gone for a while' ? undefined : answer;
  }
}
