import type { Server } from 'node:http';
import express, { type Express } from 'express';

const loopback = '127.0.0.1';

export interface Listening {
  url: string;
  /** Ends open connections; resolves when the port is free. */
  close(): Promise<void>;
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
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Tells of a taken port (0 = any free one) before anything costly has begun. */
export async function checkPort(port: number): Promise<void> {
  const probe = await listenOn(express(), port);
  await probe.close();
}

function explained(error: Error, port: number): Error {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return taken ? new Error(`Port ${port} is taken by another program; stop it or set another port.`, { cause: error }) : error;
}
