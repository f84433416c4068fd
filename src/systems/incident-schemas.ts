import { z } from 'zod';
import { quantity, reference, storable } from './shared-schemas';

/** What order desk and quality both keep of unboxing incidents. */

export const longText = z.string().trim().min(1).max(4000).regex(storable, 'has characters that can not be kept');

/** What came: a signed list of damaged and missing parts, or a quality-incident report (S8.1). */
export const reportKind = z.enum(['damageShortageList', 'qualityIncidentReport']);

/** What the dealer found of a part. */
export const finding = z.enum(['damaged', 'missing', 'faulty']);

/** The closed list of what an opinion may set going (DI-D3, I-DI-5). */
export const measureKind = z.enum(['sendParts', 'onSiteService', 'vehicleReturn', 'partReturn', 'claimRefusal', 'carrierClaim']);
export type MeasureKind = z.infer<typeof measureKind>;

export const measureKinds = z
  .array(measureKind)
  .refine((all) => new Set(all).size === all.length, 'names a measure twice');

export const wantedPart = z.strictObject({ partNo: reference, quantity });
type WantedPart = z.output<typeof wantedPart>;

/** Parts to be sent, or to come back. */
export const wantedParts = z
  .array(wantedPart)
  .max(200)
  .refine((all) => new Set(all.map(({ partNo }) => partNo)).size === all.length, 'names a part twice');

interface Measures {
  measures: MeasureKind[];
  partsToSend: WantedPart[];
  partsToReturn: WantedPart[];
}

export interface Misfit {
  code: 'partsMissing' | 'partsUnasked' | 'measuresContradict';
  field: keyof Measures;
  detail: string;
}

/** What does not go together: a measure that needs parts names them, no others are named, a refused claim gets nothing (DI-D3). */
export function misfitsOf(given: Measures): Misfit[] {
  return [...partMisfits(given, 'sendParts', 'partsToSend'), ...partMisfits(given, 'partReturn', 'partsToReturn'), ...contradictions(given)];
}

function partMisfits(given: Measures, kind: MeasureKind, field: 'partsToSend' | 'partsToReturn'): Misfit[] {
  const asked = given.measures.includes(kind);
  if (asked && given[field].length === 0) return [{ code: 'partsMissing', field, detail: `name the parts of the measure ${kind}` }];
  if (!asked && given[field].length > 0) return [{ code: 'partsUnasked', field, detail: `there is no measure ${kind} that these parts belong to` }];
  return [];
}

function contradictions({ measures }: Measures): Misfit[] {
  const remedy = measures.find((kind) => kind === 'sendParts' || kind === 'onSiteService' || kind === 'vehicleReturn');
  if (!measures.includes('claimRefusal') || !remedy) return [];
  return [{ code: 'measuresContradict', field: 'measures', detail: `a claim that is refused gets no ${remedy}` }];
}
