import type { Server } from 'node:http';
import type { Express } from 'express';

const loopback = '127.0.0.1';

export interface Listening {
  url: string;
  /**
   * Takes no new connections, answers the requests in hand for so many milliseconds (left out: none), then ends what
   * is still open; resolves when the port is free.
   */
  close(limitMs?: number): Promise<void>;
}

/**
 * Listens on a port (0 = any free one), on the loopback address unless told another; a taken port is told
 * in a sentence. The URL is always the one that this machine may use.
 */
export async function listenOn(app: Express, port: number, address = loopback): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    const started = app.listen(port, address, (error?: Error) => (error ? reject(explained(error, port)) : resolve(started)));
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port');
  return {
    url: `http://${address === '0.0.0.0' ? loopback : address}:${bound.port}`,
    close: (limitMs = 0) => closed(server, limitMs),
  };
}

/** Connections that are kept alive end as soon as their request is answered. */
function closed(server: Server, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const limit = setTimeout(() => server.closeAllConnections(), limitMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(limit);
      resolve();
    });
    if (limitMs === 0) server.closeAllConnections();
  });
}

function explained(error: Error, port: number): Error {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return taken ? new Error(`Port ${port} is taken by another program; stop it or set another port.`, { cause: error }) : error;
}
