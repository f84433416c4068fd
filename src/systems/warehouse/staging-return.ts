import { linesToMove } from './leaving';
import { post } from './movements';
import { changeSlipLine } from './slip-repository';
import type { Staging } from './staging';
import type { WarehouseTx } from './tables';

/** Goods that Logistics returns move from ST back to AS (PD-D5.1); they stay reserved for their lines. */
export async function returnToStore(tx: WarehouseTx, returned: Staging, at: Date): Promise<void> {
  const { handoverNo: documentNo, ...slip } = returned;
  const { slipKind, lines } = await linesToMove(tx, { ...slip, from: 'ST', to: 'AS' }, 'a return from staging');
  for (const { line, part, quantity } of lines) {
    const { orderLineId } = line;
    if (slipKind === 'issueSlip') await post(tx, { documentNo, type: 'stagingReturn', part, from: 'ST', to: 'AS', quantity, orderLineId }, at);
    await changeSlipLine(tx, line, { staged: -quantity, shipped: 0 });
  }
}
