import type { Insertable, Updateable } from 'kysely';
import type { IncidentTables, IncidentTx, MeasureRow } from './tables';

type MeasureId = Pick<MeasureRow, 'caseNo' | 'measureNo'>;

/** The measures of a case, in their order. */
export function measuresOf(tx: IncidentTx, caseNo: string): Promise<MeasureRow[]> {
  return tx.selectFrom('incidentMeasure').selectAll().where('caseNo', '=', caseNo).orderBy('measureNo').execute();
}

export async function insertMeasures(tx: IncidentTx, rows: Insertable<IncidentTables['incidentMeasure']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('incidentMeasure').values(rows).execute();
}

export async function insertMeasureParts(tx: IncidentTx, rows: IncidentTables['incidentMeasurePart'][]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('incidentMeasurePart').values(rows).execute();
}

export async function updateMeasure(tx: IncidentTx, { caseNo, measureNo }: MeasureId, set: Updateable<IncidentTables['incidentMeasure']>): Promise<void> {
  await tx.updateTable('incidentMeasure').set(set).where('caseNo', '=', caseNo).where('measureNo', '=', measureNo).execute();
}

/** The measure that an order was placed for. */
export function measureOfOrder(tx: IncidentTx, orderNo: string): Promise<MeasureRow | undefined> {
  return tx.selectFrom('incidentMeasure').selectAll().where('orderNo', '=', orderNo).executeTakeFirst();
}

/** The parts of the measures of a case, with their names. */
export function measurePartsOf(tx: IncidentTx, caseNo: string) {
  return tx
    .selectFrom('incidentMeasurePart')
    .innerJoin('part', 'part.partNo', 'incidentMeasurePart.partNo')
    .select(['measureNo', 'incidentMeasurePart.partNo', 'nameZh', 'nameEn', 'quantity'])
    .where('caseNo', '=', caseNo)
    .orderBy('measureNo')
    .orderBy('incidentMeasurePart.partNo')
    .execute();
}
