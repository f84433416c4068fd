import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { refused } from '../../http/problem';
import type { Line } from '../shared-schemas';
import { matchLines, requireWithin, type MatchedLine } from './slip-match';
import { insertCartons, insertPackingLines, insertPackingRecord, linesOfSlips, setState } from './slip-repository';
import { requireState } from './slip-states';
import { slipToChange } from './slips';
import type { WarehouseTx } from './tables';

export interface Packing {
  issueSlipNo: string;
  packedLines: Line[];
  cartonCount: number;
  packer: string;
}

/** Writes the packing record (PD-05) with its cartons; a line left out counts zero pieces. */
export async function recordPacking(tx: WarehouseTx, packing: Packing, at: Date) {
  const { issueSlipNo, packedLines, cartonCount, packer } = packing;
  const slip = await slipToChange(tx, issueSlipNo);
  requireState(slip, 'approved', 'packing');
  const packed = matchLines(slip, await linesOfSlips(tx, [issueSlipNo]), packedLines, 'packedLines');
  requireWithin(packed, ({ quantity }) => quantity, 'morePackedThanSlip', 'on the slip');
  const shipmentLines = packed.filter(({ quantity }) => quantity > 0).map(toLine);
  if (shipmentLines.length === 0) {
    throw refused('nothingPacked', 'packedLines: at least one piece must be packed', [
      { field: 'packedLines', detail: 'has no piece at all' },
    ]);
  }
  const packingRecordNo = await nextNumber(baseOf(tx), 'PK', at);
  await insertPackingRecord(tx, { packingRecordNo, issueSlipNo, packer, packedAt: at });
  await insertPackingLines(tx, packed.map((each) => ({ ...toLine(each), packingRecordNo, position: each.line.position })));
  const [cartonNo, ...further] = await makeCartons(tx, packingRecordNo, cartonCount, at);
  await setState(tx, issueSlipNo, 'packed');
  return { packingRecordNo, cartonNo, cartonNos: [cartonNo, ...further], shipmentLines };
}

const toLine = ({ line, quantity }: MatchedLine): Line => ({
  orderLineId: line.orderLineId,
  partNo: line.partNo,
  partName: line.partName,
  quantity,
});

async function makeCartons(tx: WarehouseTx, packingRecordNo: string, count: number, at: Date): Promise<[string, ...string[]]> {
  const next = () => nextNumber(baseOf(tx), 'CT', at);
  const cartonNos: [string, ...string[]] = [await next()];
  while (cartonNos.length < count) cartonNos.push(await next());
  await insertCartons(tx, cartonNos.map((cartonNo, index) => ({ cartonNo, packingRecordNo, position: index + 1 })));
  return cartonNos;
}
