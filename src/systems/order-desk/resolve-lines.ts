import type { CodedFault } from './faults';
import type { IncomingOrder } from './contract';
import type { PartRow } from './tables';

type WantedLine = IncomingOrder['lines'][number];

/** A wanted line with the part of the catalogue that it means, or what is wrong with it. */
export type Resolved = { part: PartRow; quantity: number } | { fault: CodedFault };

/** Finds the part each line means: by its number, or by base part and colour (DO-D1.1). */
export function resolveLines(wanted: WantedLine[], parts: PartRow[]): Resolved[] {
  return wanted.map((line, index) => {
    const named = parts.find((part) => part.partNo === line.partNo);
    const found = named ?? partOfColour(line, index, parts);
    if ('fault' in found) return found;
    const fault = misfit(line, index, found);
    return fault ? { fault } : { part: found, quantity: line.quantity };
  });
}

function partOfColour(line: WantedLine, index: number, parts: PartRow[]): PartRow | { fault: CodedFault } {
  const painted = parts.filter((part) => part.kind === 'painted' && part.basePartNo === line.partNo);
  const field = `lines.${index}`;
  if (painted.length === 0) {
    return { fault: { code: 'unknownPart', field: `${field}.partNo`, detail: `there is no part ${line.partNo}` } };
  }
  const colours = painted.map((part) => part.colour).join(', ');
  if (line.colour === undefined) {
    const detail = `say the colour of ${line.partNo}: ${colours}`;
    return { fault: { code: 'incompleteOrder', field: `${field}.colour`, detail } };
  }
  const detail = `there is no ${line.partNo} in ${line.colour}; there is: ${colours}`;
  return (
    painted.find((part) => part.colour === line.colour) ?? {
      fault: { code: 'unknownPart', field: `${field}.colour`, detail },
    }
  );
}

/** A model or colour that the dealer names beside the part must be the part's own. */
function misfit(line: WantedLine, index: number, part: PartRow): CodedFault | undefined {
  const code = 'partDoesNotFit';
  if (line.model !== undefined && line.model !== part.model) {
    return { code, field: `lines.${index}.model`, detail: `${part.partNo} is a part of ${part.model}, not of ${line.model}` };
  }
  if (line.colour !== undefined && line.colour !== part.colour) {
    const own = part.colour === null ? 'has no colour to choose' : `is ${part.colour}, not ${line.colour}`;
    return { code, field: `lines.${index}.colour`, detail: `${part.partNo} ${own}` };
  }
  return undefined;
}
