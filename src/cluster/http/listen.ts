import { createServer, type RequestListener, type Server } from 'node:http';
import { ClusterFailure } from '../failure';

export interface Listening {
  port: number;
  /** Takes no more requests, lets those in hand finish for two seconds, then cuts them off. */
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
const patienceMs = 2_000;

/**
 * Serves an app on loopback.
 * @throws ClusterFailure when the port is taken
 */
export async function listen(app: RequestListener, port: number, purpose: string): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 65_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port, purpose)));
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : port, close: () => close(server) };
}

/** @throws ClusterFailure when the port is taken, before anything costly has begun */
export async function checkPort(port: number, purpose: string): Promise<void> {
  if (port === 0) return;
  const probe = await listen(() => undefined, port, purpose);
  await probe.close();
}

function explain(error: Error, port: number, purpose: string): Error {
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error;
  return new ClusterFailure(`Port ${port} (${purpose}) is taken: stop what listens there, or choose another port.`);
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(force);
}
