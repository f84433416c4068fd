import { z } from 'zod';
import { text } from './template';

/** A moment as diagrams write it: a zone's name may stand behind the offset. */
export const momentFact = text
  .transform((value) => value.replace(/\[.*\]$/, ''))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((value) => new Date(value));
