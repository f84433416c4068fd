import type { Server } from 'node:http';
import express, { type Express } from 'express';

export interface Listening {
  url: string;
  /** Ends open connections; resolves when the port is free. */
  close(): Promise<void>;
}

/** Listens on a loopback port (0 = any free one); a taken port is told in a sentence. */
export async function listenOn(app: Express, port: number): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    const started = app.listen(port, '127.0.0.1', (error?: Error) => (error ? reject(explained(error, port)) : resolve(started)));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
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
