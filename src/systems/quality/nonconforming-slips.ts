import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict } from '../../http/problem';
import { lockRequest } from './inspections';
import type { QualityTx } from './tables';

export interface SlipToIssue {
  inspectionRequestNo: string;
  defect: string;
  issuer: string;
}

/**
 * Issues the nonconforming product slip for what failed of an inspection (PP-12), and tells how often the supplier's goods
 * for the purchase request have failed: another supplier begins anew (I-PP-6). Throws 409 inspectionOpen, nothingFailed, slipExists.
 */
export async function makeNonconformingSlip(tx: QualityTx, { inspectionRequestNo, defect, issuer }: SlipToIssue, at: Date) {
  const { purchaseRequestNo, supplierNo, failedQuantity } = await lockRequest(tx, inspectionRequestNo);
  if (failedQuantity === null) throw conflict('inspectionOpen', `The inspection of ${inspectionRequestNo} is not over`);
  if (failedQuantity === 0) throw conflict('nothingFailed', `Nothing of ${inspectionRequestNo} failed`);
  const nonconformingSlipNo = await nextNumber(baseOf(tx), 'NC', at);
  const inserted = await tx
    .insertInto('nonconformingSlip')
    .values({ nonconformingSlipNo, inspectionRequestNo, failedQuantity, defect, issuer, issuedAt: at })
    .onConflict((clash) => clash.column('inspectionRequestNo').doNothing())
    .returning('nonconformingSlipNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('slipExists', `inspectionRequestNo: ${inspectionRequestNo} has its nonconforming slip already`);
  return { nonconformingSlipNo, failedQuantity, failureCount: await failuresOf(tx, { purchaseRequestNo, supplierNo }) };
}

async function failuresOf(tx: QualityTx, { purchaseRequestNo, supplierNo }: { purchaseRequestNo: string; supplierNo: string }): Promise<number> {
  const { failures } = await tx
    .selectFrom('inspectionRequest')
    .innerJoin('nonconformingSlip', 'nonconformingSlip.inspectionRequestNo', 'inspectionRequest.inspectionRequestNo')
    .select((count) => count.fn.countAll<number>().as('failures'))
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .where('supplierNo', '=', supplierNo)
    .executeTakeFirstOrThrow();
  return failures;
}
