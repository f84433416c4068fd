import type { Config } from '../config';

/** A setting that this command can't do without; throws a sentence that names it. */
export function required(config: Config, name: 'DATABASE_URL' | 'INSTALLATION_ID' | 'WORKERS_API_KEY' | 'OPERATOR_API_KEY'): string {
  const value = config[name];
  if (value !== undefined) return value;
  throw new Error(`${name} is not set: start 'npm start' first, or set it to the one of your installation.`);
}
