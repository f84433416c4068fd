import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { BaseTables } from '../database/base-tables';
import type { Contract, RequestOf } from './contract';
import type { UploadedFile } from './read-upload';

/** What a handler gets beside the parsed request. */
export interface Call<Tables> {
  /** One transaction for the whole change, its ledger and outbox rows, and the stored answer; for a GET, one that only reads, of one moment. */
  tx: Transaction<Tables & BaseTables>;
  /** The moment of the call, by the one clock. */
  at: Date;
  /** Who calls, by API key: `workers`, `dealers`, `relay` … */
  caller: string;
  /** Of a caller who is one dealer: which. */
  dealerNo?: string;
  /** What came with an operation that takes an upload. */
  file?: UploadedFile;
}

/** What carries out each operation of a contract. */
export type Handlers<C extends Contract, Tables> = {
  [K in keyof C['operations']]: (
    call: Call<Tables>,
    request: RequestOf<C['operations'][K]>,
  ) => Promise<z.input<C['operations'][K]['result']>>;
};
