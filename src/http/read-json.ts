import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { Problem } from './problem';

/** Type of the fault that the body parser tells of a body in another encoding. */
export const notUtf8 = 'entity.not.utf8';

/** Reads JSON bodies up to 1 MB; 415 for a body that is said to be something else, and 400 for bytes that are no UTF-8. */
export function readJson(): RequestHandler[] {
  return [requireJson, express.json({ limit: '1mb', strict: true, verify: (_request, _response, bytes, charset) => requireUtf8(bytes, charset) })];
}

const requireJson: RequestHandler = (request, _response, next) => {
  // Null: there is no body.
  if (request.is('application/json') !== false) return next();
  throw new Problem(415, 'unsupportedMediaType', 'Content-Type: send JSON, as application/json', [
    { field: 'Content-Type', detail: 'is not application/json' },
  ]);
};

/** The parser would put question marks in place of what it can not read, and the order would go in with them. */
function requireUtf8(bytes: Buffer, charset: string): void {
  if (charset !== 'utf-8' || isUtf8(bytes)) return;
  throw Object.assign(new Error('is not UTF-8'), { type: notUtf8 });
}
