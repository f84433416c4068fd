import type { Line } from '../shared-schemas';
import { linesToMove } from './leaving';
import { post } from './movements';
import { changeSlipLine } from './slip-repository';
import type { WarehouseTx } from './tables';

export interface Staging {
  issueSlipNo: string;
  handoverNo: string;
  shipmentLines: Line[];
}

/** Signed-over goods move from AS to ST (PD-08); they stay reserved for their lines. What is no stock of AS moves on paper only. */
export async function moveToStaging(tx: WarehouseTx, staging: Staging, at: Date): Promise<void> {
  const { handoverNo: documentNo, ...slip } = staging;
  const { slipKind, lines } = await linesToMove(tx, { ...slip, from: 'AS', to: 'ST' }, 'staging');
  for (const { line, part, quantity } of lines) {
    const { orderLineId } = line;
    if (slipKind === 'issueSlip') await post(tx, { documentNo, type: 'staging', part, from: 'AS', to: 'ST', quantity, orderLineId }, at);
    await changeSlipLine(tx, line, { staged: quantity, shipped: 0 });
  }
}
