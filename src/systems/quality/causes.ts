import { z } from 'zod';

/** What an incident comes from, as the complaint specialist finds it. */
export const cause = z.enum([
  'materialDefect',
  'productionDefect',
  'designDefect',
  'packingFault',
  'leftOut',
  'transportDamage',
  'improperUse',
  'other',
]);
export type Cause = z.infer<typeof cause>;

/** The three classes of complaints: a quality abnormality, not quality (human factor), other. */
export const causeClass = z.enum(['qualityAbnormality', 'humanFactor', 'other']);
export type CauseClass = z.infer<typeof causeClass>;

const classes: Record<Cause, CauseClass> = {
  materialDefect: 'qualityAbnormality',
  productionDefect: 'qualityAbnormality',
  designDefect: 'qualityAbnormality',
  packingFault: 'humanFactor',
  leftOut: 'humanFactor',
  transportDamage: 'humanFactor',
  improperUse: 'humanFactor',
  other: 'other',
};

/** The class that a cause belongs to. */
export const classOf = (of: Cause): CauseClass => classes[of];
