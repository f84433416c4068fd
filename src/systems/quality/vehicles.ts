import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import { conflict } from '../../http/problem';
import type { QualityTx } from './tables';
import type { qualityRulingBody, repairabilityRulingBody, vehicleRepairBody } from './vehicle-operations';

/** VR-05: whether it is a quality problem, once per case; returns the ruling's number. Throws 409 `ruledBefore`. */
export async function recordQualityRuling(tx: QualityTx, given: z.output<typeof qualityRulingBody>, at: Date): Promise<string> {
  const qualityRulingNo = await nextNumber(baseOf(tx), 'QR', at);
  const stored = await tx
    .insertInto('qualityRuling')
    .values({ ...given, qualityRulingNo, ruledAt: at })
    .onConflict((clash) => clash.column('caseNo').doNothing())
    .returning('qualityRulingNo')
    .executeTakeFirst();
  if (!stored) throw conflict('ruledBefore', `Quality has ruled on ${given.caseNo} before; a claim is ruled once`);
  return qualityRulingNo;
}

/** VR-15: repairable or not, as often as the vehicle is judged; returns the ruling's number. */
export async function recordRepairabilityRuling(tx: QualityTx, given: z.output<typeof repairabilityRulingBody>, at: Date): Promise<string> {
  const repairabilityRulingNo = await nextNumber(baseOf(tx), 'RR', at);
  await tx.insertInto('repairabilityRuling').values({ ...given, repairabilityRulingNo, ruledAt: at }).execute();
  return repairabilityRulingNo;
}

/** VR-18: a repair, done or failed; returns the record's number. Throws 409 `notRepairable` unless the last ruling says repairable. */
export async function recordVehicleRepair(tx: QualityTx, given: z.output<typeof vehicleRepairBody>, at: Date): Promise<string> {
  const last = await tx
    .selectFrom('repairabilityRuling')
    .select('repairable')
    .where('caseNo', '=', given.caseNo)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last?.repairable) throw conflict('notRepairable', `The vehicle of ${given.caseNo} was not ruled repairable; judge it first`);
  const repairRecordNo = await nextNumber(baseOf(tx), 'VP', at);
  await tx.insertInto('repairRecord').values({ ...given, repairRecordNo, repairedAt: at }).execute();
  return repairRecordNo;
}

/** Rulings and repairs, oldest first. */
export async function vehicleRulings(tx: QualityTx, wanted: OfCase) {
  const quality = await tx.selectFrom('qualityRuling').selectAll().$call(pageOfCase(wanted)).execute();
  const repairable = await tx.selectFrom('repairabilityRuling').selectAll().$call(pageOfCase(wanted)).execute();
  const repairs = await tx.selectFrom('repairRecord').selectAll().$call(pageOfCase(wanted)).execute();
  return {
    qualityRulings: quality.map((row) => ({ ...row, ruledAt: shanghaiIso(row.ruledAt) })),
    repairabilityRulings: repairable.map((row) => ({ ...row, ruledAt: shanghaiIso(row.ruledAt) })),
    repairRecords: repairs.map((row) => ({ ...row, repairedAt: shanghaiIso(row.repairedAt) })),
  };
}
