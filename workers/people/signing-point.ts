import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { sheetKind, sheetOfCase } from '../../src/systems/signature-schemas';
import type { Decide } from '../../src/worker/transport';

const row = z.object({
  department: reference,
  posts: z.array(reference).min(1),
  excludedActs: z.array(reference),
  oneDepartment: z.boolean(),
});

/**
 * The signing point of a task: its header `signingPoint`, or of those in its header `signingPoints` the one that the variable
 * `signingPoint` chooses; undefined when nothing is signed there. Throws for a choice that the header does not name.
 */
export function namedSigningPoint(elementId: string, named: { signingPoint?: string | undefined; signingPoints?: string | undefined }, chosen: unknown): string | undefined {
  if (named.signingPoints === undefined) return named.signingPoint;
  const points = named.signingPoints.split(',').map((point) => point.trim());
  const point = points.find((each) => each === chosen);
  if (point !== undefined) return point;
  throw new Error(`The variable 'signingPoint' at ${elementId} must be one of ${points.join(', ')}, came as ${JSON.stringify(chosen) ?? 'nothing'}`);
}

/** What a user task's headers and the case's variables say of the signature that is given there. */
interface AskedSignature {
  signingPoint: string;
  sheet: string | undefined;
  caseNo: unknown;
  sheetRevision: unknown;
}

/**
 * Who may sign at a signing point, by the owners' table `signing-points` in its latest version, and on which sheet.
 * Throws when the table has no usable row, or the case names no sheet: mend the table or the diagram.
 */
export async function readSigningPoint(decide: Decide, { signingPoint, sheet, caseNo, sheetRevision }: AskedSignature) {
  const { posts, ...rest } = usable(row, await decide('signing-points', { signingPoint }), `The decision table signing-points, row '${signingPoint}'`);
  const of = usable(
    sheetOfCase.extend({ sheet: sheetKind }),
    { sheet, caseNo, revision: sheetRevision ?? 1 },
    `The signing point ${signingPoint} (header 'sheet', variables 'caseNo' and 'sheetRevision')`,
  );
  return { posts, signing: { ...of, ...rest, signingPoint } };
}

function usable<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> {
  const parsed = schema.safeParse(value ?? undefined);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
  throw new Error(`${what} can't be used: ${faults.join('; ')}`);
}
