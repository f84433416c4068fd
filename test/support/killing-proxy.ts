import { createServer, request } from 'node:http';

/** A proxy in front of the company systems that lets an effect happen and then loses its answer. */
export interface KillingProxy {
  url: string;
  /** Calls whose answer was lost, as `POST /warehouse/movements/departure`. */
  struck: string[];
  close(): Promise<void>;
}

/**
 * @param target base URL of the systems
 * @param points calls to strike at, each once, such as `POST /warehouse/movements/departure`
 * @param strike called when the system has answered and before anybody hears of it
 */
export async function startKillingProxy(target: string, points: string[], strike: () => void): Promise<KillingProxy> {
  const armed = new Set(points);
  const struck: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const call = `${incoming.method ?? ''} ${incoming.url ?? ''}`;
    const onward = request(`${target}${incoming.url ?? ''}`, { method: incoming.method ?? 'GET', headers: incoming.headers }, (answer) => {
      if (armed.delete(call)) {
        struck.push(call);
        answer.resume();
        strike();
        outgoing.destroy();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    struck,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
