import type { z } from 'zod';
import { misfitsOf } from '../../incident-schemas';
import type { CodedFault } from '../faults';
import type { measuresToSet } from './schemas';

type Given = Pick<z.output<typeof measuresToSet>, 'measures' | 'partsToSend' | 'partsToReturn' | 'opinionPartsToSend' | 'opinionPartsToReturn'>;
type Field = 'partsToSend' | 'partsToReturn';

const opinionOf = { partsToSend: 'opinionPartsToSend', partsToReturn: 'opinionPartsToReturn' } as const;
const fields: Field[] = ['partsToSend', 'partsToReturn'];

/** Every part that is named, by handler and opinion. */
export const partNosOf = (given: Given): string[] => fields.flatMap((field) => [...given[field], ...(given[opinionOf[field]] ?? [])]).map(({ partNo }) => partNo);

/**
 * What does not fit in a list of measures and their parts: what does not go together, parts that the catalogue does not
 * have, and what goes beyond the opinion.
 * @param unknown those of `partNosOf` that the catalogue does not have
 */
export function faultsOf(given: Given, unknown: Set<string>): CodedFault[] {
  return [...misfitsOf(given), ...fields.flatMap((field) => [...unknownParts(given, field, unknown), ...beyondOpinion(given, field, unknown)])];
}

function unknownParts(given: Given, field: Field, unknown: Set<string>): CodedFault[] {
  return given[field].flatMap(({ partNo }, index) =>
    unknown.has(partNo) ? [{ code: 'unknownPart', field: `${field}.${index}.partNo`, detail: `there is no part ${partNo}` }] : [],
  );
}

/** The opinion is the complaint specialist's (DI-D3): the handler may put a wrong part number right and send fewer pieces, no more. */
function beyondOpinion(given: Given, field: Field, unknown: Set<string>): CodedFault[] {
  const opinion = given[opinionOf[field]];
  if (opinion === undefined) return [];
  return given[field].flatMap(({ partNo, quantity }, index) => {
    const named = opinion[index];
    const fault = (at: string, detail: string) => [{ code: 'beyondOpinion', field: `${field}.${index}.${at}`, detail }];
    if (named === undefined) return fault('partNo', `the opinion names ${opinion.length} parts only`);
    if (partNo !== named.partNo && !unknown.has(named.partNo)) return fault('partNo', `the opinion names ${named.partNo}, not ${partNo}`);
    return quantity > named.quantity ? fault('quantity', `the opinion names ${named.quantity} of ${named.partNo}, not ${quantity}`) : [];
  });
}
