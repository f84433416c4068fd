import type { z } from 'zod';
import { misfitsOf } from '../../incident-schemas';
import type { CodedFault } from '../faults';
import type { measuresToSet } from './schemas';

type Given = Pick<z.output<typeof measuresToSet>, 'measures' | 'partsToSend' | 'partsToReturn'>;

/** What does not fit in a list of measures and their parts, and the parts that the catalogue does not have. */
export function faultsOf(given: Given, unknown: Set<string>): CodedFault[] {
  return [...misfitsOf(given), ...unknownParts(given, 'partsToSend', unknown), ...unknownParts(given, 'partsToReturn', unknown)];
}

function unknownParts(given: Given, field: 'partsToSend' | 'partsToReturn', unknown: Set<string>): CodedFault[] {
  return given[field].flatMap(({ partNo }, index) =>
    unknown.has(partNo) ? [{ code: 'unknownPart', field: `${field}.${index}.partNo`, detail: `there is no part ${partNo}` }] : [],
  );
}
