import { z } from 'zod';
import { quantity } from '../src/systems/shared-schemas';
import { lineNo, listedFacts, partPieces, ruling } from '../src/systems/warranty-schemas';

/** Returned parts as process variables carry them; what the flow has added beside is dropped. */

export const ruledParts = z.array(z.object({ ...partPieces, lineNo, ruling, rulingReason: z.string().nullable() })).min(1);
export const partsOnForm = z.array(z.object({ ...partPieces, ruling, ...listedFacts })).min(1);
export const pieceList = z.array(z.object(partPieces)).min(1);
/** A case of a version before the table `repairable` tells the part's class in its place. */
const countedPiece = z.object({ lineNo, partNo: partPieces.partNo, partName: partPieces.partName, repairable: z.boolean().nullish(), partClass: z.string().nullish(), quantity });
export const countedPieces = z.array(countedPiece);
/** As the ruling is recorded: of a case of such a version, motors are repaired, as its diagram had it (WR-D3.3). */
export const ruledOn = ({ repairable, partClass, ...piece }: z.output<typeof countedPiece>) => ({ ...piece, repairable: repairable ?? partClass === 'motor' });
export const returnCountLines = z.array(z.object({ lineNo, partNo: partPieces.partNo, listedQuantity: z.number().int().min(0), quantity: z.number().int().min(0) }));
