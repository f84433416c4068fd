import { pino, type Logger, type LoggerOptions } from 'pino';

export type { Logger } from 'pino';

/** Fields that must never reach a log line, wherever they stand in an object. */
const secretFields = ['password', 'authorization', 'apiKey', 'secret', 'connectionString'];

/**
 * The one way to log: JSON lines with a stable event code in `msg` and the data beside it.
 * @param level pino's level; `silent` in most tests
 */
export function createLogger(level: string, destination?: NodeJS.WritableStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
