import { z } from 'zod';

/** One wrong field of a request: where it stands (`lines.0.quantity`) and what was expected. */
export const fieldFault = z.object({ field: z.string(), detail: z.string() });
export type FieldFault = z.infer<typeof fieldFault>;

/** RFC 9457 problem details, with a stable `code` that callers may branch on. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  code: z.string(),
  errors: z.array(fieldFault).optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;

/** A refusal that the caller may read: becomes problem details over HTTP. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** Of a refusal that passes by itself: when to try again. */
  retryAfterSeconds?: number;

  /**
   * @param status HTTP status, 400 to 499 (or 503 for "try again")
   * @param code stable lowerCamelCase code, e.g. `unknownDealer`
   * @param detail what is wrong and what to do, in a sentence
   */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors?: FieldFault[],
  ) {
    super(detail);
  }

  /** The problem as it goes over the wire. */
  toDetails(instance?: string): ProblemDetails {
    return {
      type: `urn:aftersales-flows:problem:${this.code}`,
      title: titles[this.status] ?? 'Request refused',
      status: this.status,
      detail: this.detail,
      ...(instance === undefined ? {} : { instance }),
      code: this.code,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    };
  }
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Request too large',
  415: 'Unsupported media type',
  422: 'Request refused',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available now',
};

/** How much of a request's faults an answer tells: a request of thousands of wrong fields gets no answer of its own size. */
const told = { faults: 100, characters: 500 };

/** 400 with the wrong fields of a request that zod refused, the first hundred of them. */
export function invalidRequest(error: z.ZodError, where: string): Problem {
  const errors = error.issues.slice(0, told.faults).map((issue) => ({
    field: ([...issue.path.map(String)].join('.') || where).slice(0, told.characters),
    detail: issue.message.slice(0, told.characters),
  }));
  const first = errors[0];
  return new Problem(400, 'invalidRequest', first ? `${first.field}: ${first.detail}` : `The ${where} is not valid`, errors);
}

export const notFound = (what: string, id: string) => new Problem(404, 'notFound', `There is no ${what} ${id}`);
export const conflict = (code: string, detail: string) => new Problem(409, code, detail);
/** 422 for one field: what is wrong with it is told in words and by the field's name. */
export const refusedField = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);
export const refused = (code: string, detail: string, errors?: FieldFault[]) => new Problem(422, code, detail, errors);
