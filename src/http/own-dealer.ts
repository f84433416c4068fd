import type { Operation } from './contract';
import { Problem } from './problem';

interface Asked {
  query?: unknown;
  body?: unknown;
}

/**
 * What a caller who is one dealer asks for, of that dealer: lists are of theirs, and a request that names another dealer is refused
 * (403 `otherDealer`).
 */
export function askedAsOwn<Parsed extends Asked>(parsed: Parsed, operation: Operation, dealerNo: string): Parsed {
  for (const part of [parsed.query, parsed.body]) {
    const named = dealerOf(part);
    if (named !== undefined && named !== dealerNo) throw new Problem(403, 'otherDealer', `dealerNo: the API key is of ${dealerNo}`, [{ field: 'dealerNo', detail: `is not ${dealerNo}` }]);
  }
  if (operation.query === undefined || !Object.hasOwn(operation.query.shape, 'dealerNo')) return parsed;
  return { ...parsed, query: { ...(isObject(parsed.query) ? parsed.query : {}), dealerNo } };
}

/** An answer, if it is not of another dealer; one that is, is as little there as what is unknown. Throws 404. */
export function answeredAsOwn<Answer>(answer: Answer, dealerNo: string): Answer {
  const named = dealerOf(answer);
  if (named !== undefined && named !== dealerNo) throw noneOfTheirs();
  return answer;
}

/** What is not found is told without a word of what was asked for: so nobody learns which numbers others have. */
export function notFoundAsOwn(error: unknown): unknown {
  return error instanceof Problem && error.status === 404 ? noneOfTheirs() : error;
}

const noneOfTheirs = () => new Problem(404, 'notFound', 'Of this dealer there is nothing with this number');
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function dealerOf(part: unknown): string | undefined {
  const named: unknown = isObject(part) && Object.hasOwn(part, 'dealerNo') ? Reflect.get(part, 'dealerNo') : undefined;
  return typeof named === 'string' ? named : undefined;
}
