/** An answer other than success, as Camunda gives it: RFC 9457 problem details. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    /** The engine's code (`INVALID_STATE`) or the HTTP reason (`Bad Request`). */
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail);
  }

  toJson(instance: string) {
    return { type: 'about:blank', title: this.title, status: this.status, detail: this.detail, instance };
  }
}

export const badRequest = (detail: string) => new Problem(400, 'Bad Request', detail);
export const invalidArgument = (detail: string) => new Problem(400, 'INVALID_ARGUMENT', detail);
export const unauthorized = (detail: string) => new Problem(401, 'UNAUTHORIZED', detail);
export const forbidden = (detail: string) => new Problem(403, 'FORBIDDEN', detail);
export const notFound = (detail: string) => new Problem(404, 'NOT_FOUND', detail);
export const invalidState = (detail: string) => new Problem(409, 'INVALID_STATE', detail);
export const unavailable = (detail: string) => new Problem(503, 'UNAVAILABLE', detail);
export const deadlineExceeded = (detail: string) => new Problem(504, 'DEADLINE_EXCEEDED', detail);

const statusOfRejection: Record<string, number> = {
  INVALID_ARGUMENT: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  INVALID_STATE: 409,
};

/** What a rejection by the engine becomes over HTTP. */
export function rejected(intent: string, code: string, reason: string): Problem {
  const status = statusOfRejection[code] ?? 500;
  return new Problem(status, code, `Command '${intent}' rejected with code '${code}': ${reason}`);
}
