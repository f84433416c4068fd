import type { Locale } from '../../../config';
import { partNameIn } from '../part-name';
import type { LineRow, PartRow, WarrantyTx } from './tables';

/** Pieces of an old part, as the flow hands them on. */
export interface OldPieces {
  returnedPartNo: string;
  oldPartNo: string;
  partNo: string;
  partName: string;
  quantity: number;
}

/** Returned parts with their names, in the order given. */
export async function piecesOf(tx: WarrantyTx, parts: PartRow[], locale: Locale): Promise<OldPieces[]> {
  const known = await tx.selectFrom('part').select(['partNo', 'nameZh', 'nameEn']).where('partNo', 'in', ['', ...parts.map(({ partNo }) => partNo)]).execute();
  const names = new Map(known.map((part) => [part.partNo, partNameIn(locale, part)]));
  return parts.map(({ returnedPartNo, oldPartNo, partNo, quantity }) => ({ returnedPartNo, oldPartNo, partNo, partName: names.get(partNo) ?? partNo, quantity }));
}

/** What a line tells of its parts, whatever was counted and ruled. */
export function factsOf(line: LineRow) {
  const { fault, saleDate, saleDateKind, extensionReason, serialNo, exchangeWanted, expectedCaseNo, remedyGiven } = line;
  return { fault, saleDate, saleDateKind, extensionReason, serialNo, exchangeWanted, expectedCaseNo, remedyGiven };
}

type Named = LineRow & { nameZh: string; nameEn: string; kind: string; partClass: string | null };

/** A line as the flow carries it, with the pieces that are meant. */
export function lineOfFlow(line: Named, quantity: number, locale: Locale) {
  const { lineNo, partNo } = line;
  return { lineNo, partNo, partName: partNameIn(locale, line), partClass: classOf(line), quantity, ...factsOf(line) };
}

/** What the warranty period of a part goes by; a part without a class of its own goes by its kind. */
export const classOf = ({ partClass, kind }: { partClass: string | null; kind: string }): string => partClass ?? kind;
