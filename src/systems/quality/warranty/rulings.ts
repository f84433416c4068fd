import type { z } from 'zod';
import type { Locale } from '../../../config';
import { nextNumber } from '../../../database/serial';
import { baseOf } from '../../../database/base-tables';
import { conflict } from '../../../http/problem';
import type { QualityTx } from '../tables';
import { rulingFaults } from './ruling-faults';
import type { rulingsToRecord } from './schemas';

/**
 * Records the rulings on the parts of a parcel, once per case (WR-05, WR-D3), and numbers a returned part for each;
 * rulings that do not fit what was counted are refused in words. Throws 409 `ruledBefore`.
 */
export async function recordRulings(tx: QualityTx, given: z.output<typeof rulingsToRecord>, at: Date, locale: Locale) {
  const { caseNo, countedLines, ruledBy } = given;
  const faults = rulingFaults(given, locale);
  if (faults.length > 0) return { refusal: faults.join(locale === 'en' ? '; ' : '；'), rulingRecordNo: null, returnedParts: [] };
  const rulingRecordNo = await nextNumber(baseOf(tx), 'RU', at);
  const stored = await tx
    .insertInto('warrantyRulingRecord')
    .values({ rulingRecordNo, caseNo, ruledBy, ruledAt: at })
    .onConflict((clash) => clash.column('caseNo').doNothing())
    .returning('rulingRecordNo')
    .executeTakeFirst();
  if (!stored) throw conflict('ruledBefore', `The parts of ${caseNo} were judged before; a parcel is judged once`);
  const rows = given.rulings.flatMap(({ reason, ...ruling }, index) =>
    countedLines
      .filter(({ lineNo }) => lineNo === ruling.lineNo)
      .map(({ partNo, partName, repairable }) => ({ ...ruling, returnedPartNo: `${caseNo}/${index + 1}`, caseNo, partNo, partName, repairable, reason: reason ?? null })),
  );
  await tx.insertInto('warrantyRuling').values(rows).execute();
  const returnedParts = rows.map(({ caseNo: _case, repairable: _repairable, reason: rulingReason, ...row }) => ({ ...row, rulingReason }));
  return { refusal: null, rulingRecordNo, returnedParts };
}
