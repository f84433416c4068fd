import { join } from 'node:path';
import type { Locale } from '../../config';
import { defineSystem } from '../system';
import { documentsContract } from './contract';
import { handlers } from './handlers';

/** Documents and notifications; notices are written in the given language. */
export const documents = ({ locale }: { locale: Locale }) =>
  defineSystem({
    contract: documentsContract,
    handlers: handlers(locale),
    migrations: join(import.meta.dirname, 'migrations'),
  });
