import { z } from 'zod';
import { quantity, reference } from '../../src/systems/shared-schemas';

/** Pieces of a candidate as forms and tables carry them: amounts in CNY. */
export const candidateLine = z.object({
  candidateId: z.string(),
  oldPartNo: z.string(),
  partNo: z.string(),
  partName: z.string(),
  quantity: z.number(),
  unitValue: z.number(),
  amount: z.number(),
  reason: z.string(),
  caseNo: z.string(),
});

interface WithAmounts {
  unitValue: string;
  amount: string;
}

/** The same line with its amounts as numbers. */
export const inNumbers = <Line extends WithAmounts>(line: Line) => ({ ...line, unitValue: Number(line.unitValue), amount: Number(line.amount) });

/** Goods that go to the scrap zones; a vehicle stands under its frame number and is no candidate. */
export const scrapGoodsLine = z.object({ candidateId: z.string().nullish(), partNo: reference, partName: z.string(), quantity });
