import { createHash, timingSafeEqual } from 'node:crypto';
import type { Limits } from './limits';

/** What a caller may do: everything, or the operations named `<system>/<operation>`. */
export type Scope = 'everything' | ReadonlySet<string>;

/** A program that calls the systems, known by its API key. */
export interface Caller {
  /** `dealers`, `dealers/D-101`, `relay`, `workers/warehouse` … */
  name: string;
  scope: Scope;
  /** Of a caller who is one dealer: which. */
  dealerNo?: string;
}

/** Whether a caller's name is of dealers: of all with one key, or of one (`dealers/D-101`). */
export const isOfDealers = (name: string): boolean => name === 'dealers' || name.startsWith('dealers/');

/** Whether a caller is none of the company's: dealers, carriers. */
export const isFromOutside = (name: string): boolean => isOfDealers(name) || name === 'carriers';

/** A caller with the keys that name it: several at once, so that a key can be replaced while both are in use. */
export interface KeyedCaller extends Caller {
  keys: string[];
}

/** Whether the caller may use an operation of a system. */
export const mayUse = ({ scope }: Caller, system: string, operation: string): boolean => scope === 'everything' || scope.has(`${system}/${operation}`);

/** The callers that a system knows. Their keys are not kept, only the keys' SHA-256. */
export class Callers {
  private readonly known: { caller: Caller; digest: Buffer }[];

  /**
   * Throws when two callers have the same key.
   * @param limits how much each may ask for; left out, as much as it wants
   */
  constructor(
    callers: KeyedCaller[],
    readonly limits?: Limits,
  ) {
    this.known = callers.flatMap(({ keys, ...caller }) => keys.map((key) => ({ caller, digest: digestOf(key) })));
    const digests = new Set(this.known.map(({ digest }) => digest.toString('hex')));
    if (digests.size < this.known.length) throw new Error('Two callers have the same API key, or one has it twice: give each its own.');
  }

  /** Whose key it is; undefined when nobody's. Takes the same time whosever it is: all keys are compared, each in constant time. */
  find(key: string): Caller | undefined {
    const given = digestOf(key);
    return this.known.reduce<Caller | undefined>((found, { caller, digest }) => (timingSafeEqual(digest, given) ? caller : found), undefined);
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
