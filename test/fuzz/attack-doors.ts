import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { sendRaw } from '../support/send-raw';
import type { Fingerprint } from '../support/fingerprint';
import type { Company } from './company';
import { expectedOf } from './expected';
import { Figures } from './figures';
import { hostileRequests } from './hostile/requests';
import { judge, readRefusal } from './judge';
import { leaksIn } from './leaks';
import { doors, onTheWire, requests, type Asked, type Door } from './request';

/** No common factor with the number of operations: even few requests come to all systems. */
const stride = 101;

/**
 * Sends generated requests to the operations of all systems in turns: two in three of the right shape, the rest with
 * one thing spoilt, each tenth hostile beyond what a schema describes.
 * @param drawn the seed's own draw of an arbitrary
 */
export async function attackDoors(company: Company, count: number, drawn: <T>(from: fc.Arbitrary<T>) => T): Promise<Figures> {
  const figures = new Figures();
  let untouched = await company.books();
  for (let index = 0; index < count; index += 1) {
    const door = doors[(index * stride) % doors.length];
    if (door === undefined) throw new Error('There are no operations');
    const kind = drawn(fc.constantFrom('right', 'right', 'right', 'right', 'right', 'right', 'spoilt', 'spoilt', 'spoilt', 'hostile'));
    const asked = drawn(requests(door, company.known, kind === 'spoilt'));
    const headers = { 'x-api-key': company.apiKeys.operator, 'idempotency-key': `fuzz-${index}` };
    untouched = kind === 'hostile' ? await sendHostile(door, asked, headers, untouched) : await send(door, asked, headers, untouched);
    for (const leak of leaksIn(company.logged(), company.secrets)) figures.fault(door.name, leak, asked);
  }
  return figures;

  async function send(door: Door, asked: Asked, headers: Record<string, string>, before: Fingerprint): Promise<Fingerprint> {
    const expected = expectedOf(door, asked);
    const sent = onTheWire(door, asked, headers);
    const answer = await sendRaw(company.url, sent);
    const verdict = judge(door, expected, answer);
    const told = { ...sent, body: String(sent.body) };
    figures.count(expected.broken ? 'requests broken in one field' : 'requests of the right shape');
    for (const leak of leaksIn([answer.text], company.secrets)) figures.fault(door.name, leak, told);
    if (typeof verdict === 'string') figures.fault(door.name, verdict, told);
    const after = await company.books();
    if (typeof verdict !== 'string' && 'taken' in verdict) {
      figures.count('taken');
      figures.reach(door.name);
      company.known.learn(JSON.parse(answer.text));
      if (door.operation.method === 'post') return repeat(door, sent, answer.text, after);
    } else if (typeof verdict !== 'string') {
      figures.refusedAs(verdict.refusal.code);
      if (!expected.broken) figures.count('refused by the business, with a code');
    }
    return unchanged(door, told, before, after);
  }

  /** The same once more, as a worker does after a lost answer: nothing comes of it but the first answer. */
  async function repeat(door: Door, sent: Parameters<typeof sendRaw>[1], first: string, before: Fingerprint): Promise<Fingerprint> {
    figures.count('sent again with the same key');
    const again = await sendRaw(company.url, sent);
    if (again.text !== first) figures.fault(door.name, `answered ${first.slice(0, 200)}, and the repeat ${again.text.slice(0, 200)}`, String(sent.body));
    return unchanged(door, String(sent.body), before, await company.books());
  }

  async function sendHostile(door: Door, asked: Asked, headers: Record<string, string>, before: Fingerprint): Promise<Fingerprint> {
    const { what, sent, mayBeTaken } = drawn(hostileRequests(onTheWire(door, asked, headers)));
    figures.count('hostile requests');
    const answer = await sendRaw(company.url, sent);
    const refusal = answer.status === 200 && mayBeTaken ? undefined : readRefusal(answer, mayBeTaken ? Object.values(door.operation.problems ?? {}) : []);
    if (typeof refusal === 'string') figures.fault(door.name, `${what}: ${refusal}`, String(sent.body));
    for (const leak of leaksIn([answer.text], company.secrets)) figures.fault(door.name, `${what}: ${leak}`, String(sent.body));
    const after = await company.books();
    return answer.status === 200 ? after : unchanged(door, what, before, after);
  }

  function unchanged(door: Door, sent: unknown, before: Fingerprint, after: Fingerprint): Fingerprint {
    if (isDeepStrictEqual(after, before)) return before;
    const tables = Object.keys(after).filter((table) => after[table] !== before[table]);
    figures.fault(door.name, `changed ${tables.join(', ')} and should not have`, sent);
    return after;
  }
}
