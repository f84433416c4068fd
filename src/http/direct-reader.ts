import type { Kysely } from 'kysely';
import type { BaseTables } from '../database/base-tables';
import { inTransaction } from '../database/in-transaction';
import type { Clock } from '../clock';
import type { CallOf, Contract, Operation, RequestOf } from './contract';
import type { Handlers } from './system-app';

/** Carries out a reading operation of a system; rejects for one that is none, and for what its schemas do not take. */
export type DirectReader = (name: string, call: CallOf<Operation>) => Promise<unknown>;

export interface DirectReaderOptions<C extends Contract, Tables> {
  contract: C;
  handlers: Handlers<C, Tables>;
  db: Kysely<Tables & BaseTables>;
  clock: Clock;
}

/** A system's reading operations without HTTP, for who looks at all of it in the same process: the same schemas, the same handlers. */
export function directReader<C extends Contract, Tables>({ contract, handlers, db, clock }: DirectReaderOptions<C, Tables>): DirectReader {
  return async (name, { params, query }) => {
    const operation = contract.operations[name];
    const handler = handlers[name];
    if (operation?.method !== 'get' || !handler) throw new Error(`${contract.system} has no reading operation ${name}`);
    // Parsed with the very schemas that RequestOf is inferred from.
    const request = { params: operation.params?.parse(params ?? {}), query: operation.query?.parse(query ?? {}), body: undefined } as RequestOf<C['operations'][typeof name]>;
    const answer = await inTransaction(db, 'read only', (tx) => handler({ tx, at: clock.now(), caller: 'operator' }, request));
    return operation.result.parse(JSON.parse(JSON.stringify(operation.result.parse(answer))));
  };
}
