import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import type { IssueSlip, WarehouseTx } from './tables';

/** Tells the keeper to put the packed goods of a slip that is void back into their places (DO-D5.1); in the book they never left them. */
export async function tellKeeper(tx: WarehouseTx, { issueSlipNo, orderNo }: IssueSlip, at: Date): Promise<void> {
  const cartons = await tx
    .selectFrom('carton')
    .innerJoin('packingRecord', 'packingRecord.packingRecordNo', 'carton.packingRecordNo')
    .select('carton.cartonNo')
    .where('packingRecord.issueSlipNo', '=', issueSlipNo)
    .orderBy('carton.cartonNo')
    .execute();
  if (cartons.length === 0) return;
  const facts = { issueSlipNo, cartonNos: cartons.map(({ cartonNo }) => cartonNo) };
  const body = { kind: 'goodsToPutBack', caseNo: orderNo, recipient: 'warehouse-keeper', facts };
  await enqueue(baseOf(tx), { channel: 'system', target: 'documents/sendNotice', dedupKey: `goodsToPutBack:${issueSlipNo}`, payload: { body } }, at);
}
