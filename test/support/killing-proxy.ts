import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { until } from './until';

interface Proxy {
  url: string;
  close(): Promise<void>;
}

/** A proxy in front of the company systems that lets an effect happen and then loses its answer. */
export interface KillingProxy extends Proxy {
  /** Calls whose answer was lost, as `POST /warehouse/movements/departure`. */
  struck: string[];
}

/**
 * @param target base URL of the systems
 * @param points calls to strike at, each once, such as `POST /warehouse/movements/departure`
 * @param strike called when the system has answered and before anybody hears of it
 */
export async function startKillingProxy(target: string, points: string[], strike: () => void): Promise<KillingProxy> {
  const armed = new Set(points);
  const struck: string[] = [];
  const proxy = await listen((call, incoming, outgoing) =>
    bringOn(target, incoming, outgoing, (answer) => {
      if (!armed.delete(call)) return pass(answer, outgoing);
      struck.push(call);
      answer.resume();
      strike();
      outgoing.destroy();
    }),
  );
  return { ...proxy, struck };
}

/** A proxy that takes certain calls and never brings them on. */
export interface WithholdingProxy extends Proxy {
  /** Resolves when it withholds so many. */
  withholds(calls: number): Promise<void>;
}

/**
 * @param target base URL that every other call is brought on to
 * @param withheld such as `POST /v2/messages/publication`
 */
export async function startWithholdingProxy(target: string, withheld: string): Promise<WithholdingProxy> {
  let count = 0;
  const proxy = await listen((call, incoming, outgoing) => {
    if (call === withheld) count += 1;
    else bringOn(target, incoming, outgoing, (answer) => pass(answer, outgoing));
  });
  return { ...proxy, withholds: async (calls) => void (await until(`${withheld} came ${calls} times`, () => count >= calls, 30_000)) };
}

/** A proxy that brings certain calls on and keeps their answers for a while. */
export interface HoldingProxy extends Proxy {
  /** Resolves when it keeps so many answers. */
  holds(answers: number): Promise<void>;
  /** Gives out the answers that it keeps. */
  release(): void;
}

/**
 * @param target base URL of the systems
 * @param held such as `POST /warehouse/reservations`
 */
export async function startHoldingProxy(target: string, held: string): Promise<HoldingProxy> {
  const kept: (() => void)[] = [];
  const proxy = await listen((call, incoming, outgoing) =>
    bringOn(target, incoming, outgoing, (answer) => {
      if (call === held) kept.push(() => pass(answer, outgoing));
      else pass(answer, outgoing);
    }),
  );
  return {
    ...proxy,
    holds: async (answers) => void (await until(`${answers} answers of ${held} are kept`, () => kept.length === answers, 30_000)),
    release: () => kept.splice(0).forEach((give) => give()),
  };
}

async function listen(handle: (call: string, incoming: IncomingMessage, outgoing: ServerResponse) => void): Promise<Proxy> {
  const server = createServer((incoming, outgoing) => handle(`${incoming.method ?? ''} ${incoming.url ?? ''}`, incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function bringOn(target: string, incoming: IncomingMessage, outgoing: ServerResponse, answered: (answer: IncomingMessage) => void): void {
  const onward = request(`${target}${incoming.url ?? ''}`, { method: incoming.method ?? 'GET', headers: incoming.headers }, answered);
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

function pass(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(outgoing);
}
