/** An entry of an outbox as it goes to be delivered. */
export interface DueEntry {
  /** System whose outbox it stands in. */
  system: string;
  id: number;
  channel: string;
  target: string;
  /** Unique in its outbox, the same at each try: receivers know a repeat by it. */
  dedupKey: string;
  payload: unknown;
  /** Tries that failed so far. */
  attempts: number;
}

/**
 * Brings an entry to its receiver. May be called again for an entry that arrived: the receiver must take it
 * once. Rejects with DeliveryRefused when trying again soon can't help, with any other error to be tried again.
 */
export type Deliver = (entry: DueEntry) => Promise<void>;

/** The receiver will not take the entry as it is: a person has to mend something first. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';
}
