import type { z } from 'zod';
import type { CodedFault } from '../faults';
import type { measuresToSet } from './schemas';

type Given = Pick<z.output<typeof measuresToSet>, 'measures' | 'partsToSend' | 'partsToReturn'>;

/** What does not fit in a list of measures and their parts: one fault a field. */
export function faultsOf(given: Given, unknown: Set<string>): CodedFault[] {
  return [...partFaults(given, 'sendParts', 'partsToSend', unknown), ...partFaults(given, 'partReturn', 'partsToReturn', unknown), ...contradictions(given)];
}

function partFaults(given: Given, kind: 'sendParts' | 'partReturn', field: 'partsToSend' | 'partsToReturn', unknown: Set<string>): CodedFault[] {
  const parts = given[field];
  const asked = given.measures.includes(kind);
  if (asked && parts.length === 0) return [{ code: 'partsMissing', field, detail: `name the parts of the measure ${kind}` }];
  if (!asked && parts.length > 0) return [{ code: 'partsUnasked', field, detail: `there is no measure ${kind} that these parts belong to` }];
  return parts.flatMap(({ partNo }, index) =>
    unknown.has(partNo) ? [{ code: 'unknownPart', field: `${field}.${index}.partNo`, detail: `there is no part ${partNo}` }] : [],
  );
}

/** Whoever refuses a claim gives nothing for it (DI-D3.5). */
function contradictions({ measures }: Given): CodedFault[] {
  const remedy = measures.find((kind) => kind === 'sendParts' || kind === 'onSiteService' || kind === 'vehicleReturn');
  if (!measures.includes('claimRefusal') || !remedy) return [];
  return [{ code: 'measuresContradict', field: 'measures', detail: `a claim that is refused gets no ${remedy}` }];
}
