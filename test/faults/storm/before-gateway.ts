import type { Forces } from './forces';
import type { Answer, Call, Deliver, Handle } from './proxy';
import { spoil } from './spoil';
import type { Strikes } from './strikes';

const isActivation = ({ url }: Call) => url.endsWith('/jobs/activation');
const isAnswer = ({ url }: Call) => /\/jobs\/\d+\/(completion|failure|error)$/.test(url);
const isMessage = ({ url }: Call) => url.endsWith('/messages/publication');
const isTask = ({ url }: Call) => /\/user-tasks\/\d+\/(assignment|completion)$/.test(url);

/** Stands between workers and the engine's gateway. */
export function beforeGateway(strikes: Strikes, forces: Forces): Handle {
  return async (call, deliver) => {
    if (isActivation(call)) return activation(deliver);
    switch (isAnswer(call) ? strikes.at('completion') : undefined) {
      case 'completion reset':
        return spoil.reset();
      case 'answer of a completion lost':
        return spoil.answerLost(deliver);
      case 'completion delivered twice':
        return spoil.twice(deliver);
      case 'worker killed before completion':
        forces.killWorkers();
        return undefined;
      case 'gateway gone for a while':
        await forces.loseGateway();
        return undefined;
      case 'clock jumps':
        await forces.jump();
        return deliver();
      case undefined:
        return deliver();
    }
  };

  /** A request for jobs is held until there are some: only then is there anything to lose. */
  async function activation(deliver: Deliver): Promise<Answer | undefined> {
    const answer = await deliver();
    const brings = !String(answer.body).includes('"jobs":[]');
    return brings && strikes.at('activation') === 'jobs handed out into nowhere' ? undefined : answer;
  }
}

/** Stands between the relays and the engine's gateway. */
export function beforeMessages(strikes: Strikes): Handle {
  return async (call, deliver) => {
    switch (isMessage(call) ? strikes.at('message') : undefined) {
      case 'message reset':
        return spoil.reset();
      case 'message hangs':
        return spoil.hang();
      case 'answer to a message lost':
        return spoil.answerLost(deliver);
      case 'message delivered twice':
        return spoil.twice(deliver);
      case undefined:
        return deliver();
    }
  };
}

/** Stands between staff and the engine's gateway. */
export function beforeTasks(strikes: Strikes): Handle {
  return async (call, deliver) => {
    switch (isTask(call) ? strikes.at('taskCall') : undefined) {
      case 'task reset':
        return spoil.reset();
      case 'task hangs':
        return spoil.hang();
      case 'answer to a task lost':
        return spoil.answerLost(deliver);
      case 'task delivered twice':
        return spoil.twice(deliver);
      case undefined:
        return deliver();
    }
  };
}
