import { expect, test } from '@jest/globals';
import express from 'express';
import { until } from '../../test/support/until';
import { listenOn } from './listen';

/** A server that answers when it is told to. */
async function slowServer() {
  const gates: (() => void)[] = [];
  const app = express();
  app.get('/', (_request, response) => void gates.push(() => response.send('done')));
  const server = await listenOn(app, 0);
  const asked = fetch(server.url).then((answer) => answer.text());
  await until('the request is in hand', () => gates.length === 1);
  return { server, asked, answer: () => gates[0]?.() };
}

test('closing answers the request in hand and takes no other', async () => {
  const { server, asked, answer } = await slowServer();
  const closed = server.close(10_000);
  await expect(fetch(server.url)).rejects.toThrow();
  answer();
  expect(await asked).toBe('done');
  await closed;
});

test('closing ends what is not answered in time', async () => {
  const { server, asked } = await slowServer();
  const refused = expect(asked).rejects.toThrow();
  await server.close(10);
  await refused;
});
