import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Call, Deliver } from './proxy';

/** Longer than anybody waits for a system. */
const hangMs = 12_000;
const laterMs = 300;

/** Told of a call that was answered in two ways. */
export type Differs = (what: string) => void;

const problem = (status: number): Answer => ({ status, headers: { 'content-type': 'application/problem+json' }, body: Buffer.from(JSON.stringify({ type: 'about:blank', title: 'Broken', status, detail: 'A storm', code: 'storm' })) });

/** What can befall any call, whoever makes it: what its sender gets; undefined: nothing, the connection breaks. */
export const spoil = {
  reset: (): Promise<undefined> => Promise.resolve(undefined),
  answered: (status: number): Promise<Answer> => Promise.resolve(problem(status)),
  hang: (): Promise<undefined> => pause(hangMs, undefined),
  answerLost: async (deliver: Deliver): Promise<undefined> => void (await deliver()),
  /** Both at once; the answer is that of the one that was taken. */
  twice: async (deliver: Deliver): Promise<Answer | undefined> => {
    const answers = await Promise.all([deliver(), deliver()]);
    return answers.find(({ status }) => status < 300) ?? answers[0];
  },
  /** The same of a call with an idempotency key: both are answered alike. */
  twiceAlike: async (call: Call, deliver: Deliver, differs: Differs): Promise<Answer> => alike(call, differs, ...(await Promise.all([deliver(), deliver()]))),
  againLater: async (call: Call, deliver: Deliver, differs: Differs): Promise<Answer> => {
    const answer = await deliver();
    void pause(laterMs).then(deliver).then((second) => alike(call, differs, answer, second)).catch(() => undefined);
    return answer;
  },
};

function alike({ url }: Call, differs: Differs, one: Answer, other: Answer): Answer {
  if (one.status === 200 && other.status === 200 && !one.body.equals(other.body)) differs(`${url} was answered ${String(one.body)} and ${String(other.body)}`);
  return one.status === 200 ? one : other;
}
