import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { WrittenTogether } from './written-together';

const streamOf = (client: pg.Client) => z.object({ stream: z.instanceof(Writable) }).parse(Reflect.get(client, 'connection')).stream;

test('what goes out at the same moment is written at once', async () => {
  const client = new pg.Client();
  const stream = streamOf(client);
  const writings: number[] = [];
  Object.assign(stream, {
    _write: (_chunk: unknown, _encoding: unknown, done: () => void) => (writings.push(1), done()),
    _writev: (chunks: unknown[], done: () => void) => (writings.push(chunks.length), done()),
  });
  const together = new WrittenTogether(client);
  const send = (text: string) => {
    together.writing();
    stream.write(text);
  };
  send('begin');
  await Promise.resolve();
  send('insert');
  await turn();
  send('commit');
  await turn();
  expect(writings).toEqual([2, 1]);
});
