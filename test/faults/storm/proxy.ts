import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Call {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Brings a call to its target, as often as it likes. */
export type Deliver = () => Promise<Answer>;
/** What to answer a call; undefined: nothing, the connection breaks. */
export type Handle = (call: Call, deliver: Deliver) => Promise<Answer | undefined>;

export interface StormProxy {
  url: string;
  /** Breaks every connection and takes none until `back`. */
  leave(): void;
  back(): Promise<void>;
  /** Calls that their target has not answered yet, as `POST /path, for 3 s`. */
  waiting(): string[];
  close(): Promise<void>;
}

/** A proxy before `target` that decides of each call what comes of it. A call that its sender gives up is still carried out. */
export async function startStormProxy(target: string, handle: Handle): Promise<StormProxy> {
  const out = new Map<symbol, { what: string; since: number }>();
  const server = createServer((incoming, outgoing) => {
    outgoing.on('error', () => undefined);
    const answered = async () => {
      const call = { method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers: incoming.headers, body: await buffer(incoming) };
      return handle(call, () => noted(call));
    };
    answered().then(
      (answer) => {
        if (!answer) return void outgoing.destroy();
        outgoing.writeHead(answer.status, answer.headers);
        outgoing.end(answer.body);
      },
      () => outgoing.destroy(),
    );
  });
  const listenOn = (port: number) => new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  await listenOn(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  const leave = () => {
    if (server.listening) server.close();
    server.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    leave,
    back: async () => {
      if (!server.listening) await listenOn(address.port);
    },
    waiting: () => [...out.values()].map(({ what, since }) => `${what}, for ${Math.round((performance.now() - since) / 1000)} s`),
    close: async () => {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.once('close', resolve));
      leave();
      await closed;
    },
  };

  async function noted(call: Call): Promise<Answer> {
    const id = Symbol(call.url);
    out.set(id, { what: `${call.method} ${call.url}`, since: performance.now() });
    try {
      return await bringOn(target, call);
    } finally {
      out.delete(id);
    }
  }
}

function bringOn(target: string, { method, url, headers, body }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onward = request(`${target}${url}`, { method, headers }, (answer) => {
      buffer(answer).then((bytes) => resolve({ status: answer.statusCode ?? 502, headers: unchunked(answer.headers), body: bytes }), reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

/** The whole body goes on at once. */
const unchunked = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'transfer-encoding' && name !== 'connection'));
