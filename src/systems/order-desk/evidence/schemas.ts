import { z } from 'zod';
import { reference } from '../../shared-schemas';

/** Evidence that a report or an application names. */
export const evidenceNos = z
  .array(reference)
  .max(50)
  .refine((all) => new Set(all).size === all.length, 'names a piece of evidence twice')
  .describe('Numbers under which the documents system keeps photos and papers');
