import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { Locale } from '../../config';
import { requirePerson } from '../../http/sign-in';
import { defineSystem } from '../system';
import { documentsContract } from './contract';
import { handlers } from './handlers';
import { documentPages } from './pages';
import type { DocumentsTables } from './tables';

/** Folder of its numbered SQL files. */
export const migrations = join(import.meta.dirname, 'migrations');

export interface DocumentsOptions {
  /** Language of notices and pages. */
  locale: Locale;
  /** Address of this system as staff reach it, once it is known. */
  publicUrl: () => string;
  /** Lets staff in to the pages; left out, nobody. */
  person?: RequestHandler | undefined;
  /** Largest photo or paper, in bytes. */
  maxUploadBytes?: number | undefined;
}

/** Documents and notifications: papers, notices, evidence, signature sheets, and the pages on which staff look at them. */
export const documents = ({ locale, publicUrl, person = requirePerson(undefined), maxUploadBytes }: DocumentsOptions) =>
  defineSystem<typeof documentsContract, DocumentsTables>({
    contract: documentsContract,
    handlers: handlers(locale, publicUrl),
    migrations,
    pages: (surroundings) => documentPages({ ...surroundings, locale, person }),
    maxUploadBytes,
  });
