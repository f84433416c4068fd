import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { refused } from '../../http/problem';
import type { Line } from '../shared-schemas';
import { contentsOf, type CartonLine } from './carton-contents';
import { matchLines, requireWithin, type MatchedLine } from './slip-match';
import { insertCartonLines, insertCartons, insertPackingLines, insertPackingRecord, setState } from './slip-repository';
import { requireState } from './slip-states';
import { slipWithLines } from './slips';
import type { WarehouseTx } from './tables';

export interface Packing {
  issueSlipNo: string;
  packedLines: Line[];
  cartonCount: number;
  cartonLines?: CartonLine[] | undefined;
  packer: string;
}

/** Writes the packing record (PD-05) with its cartons and what lies in each; a line left out counts zero pieces. */
export async function recordPacking(tx: WarehouseTx, packing: Packing, at: Date) {
  const { issueSlipNo, packedLines, cartonCount, cartonLines, packer } = packing;
  const [slip, own] = await slipWithLines(tx, issueSlipNo);
  requireState(slip, 'approved', 'packing');
  const packed = matchLines(slip, own, packedLines, 'packedLines');
  requireWithin(packed, ({ quantity }) => quantity, 'morePackedThanSlip', 'on the slip');
  const shipmentLines = packed.filter(({ quantity }) => quantity > 0).map(toLine);
  if (shipmentLines.length === 0) {
    throw refused('nothingPacked', 'packedLines: at least one piece must be packed', [
      { field: 'packedLines', detail: 'has no piece at all' },
    ]);
  }
  const contents = contentsOf(shipmentLines, cartonCount, cartonLines);
  const packingRecordNo = await nextNumber(baseOf(tx), 'PK', at);
  await insertPackingRecord(tx, { packingRecordNo, issueSlipNo, packer, packedAt: at });
  await insertPackingLines(tx, packed.map((each) => ({ ...toLine(each), packingRecordNo, position: each.line.position })));
  const cartons = await makeCartons(tx, packingRecordNo, contents, at);
  const cartonNos = cartons.map((carton) => carton.cartonNo);
  await setState(tx, issueSlipNo, 'packed');
  return { packingRecordNo, cartonNo: cartonNos[0] ?? '', cartonNos, cartons, shipmentLines };
}

const toLine = ({ line, quantity }: MatchedLine): Line => ({
  orderLineId: line.orderLineId,
  partNo: line.partNo,
  partName: line.partName,
  quantity,
});

async function makeCartons(tx: WarehouseTx, packingRecordNo: string, contents: Line[][], at: Date) {
  const cartons: { cartonNo: string; lines: Line[] }[] = [];
  for (const lines of contents) cartons.push({ cartonNo: await nextNumber(baseOf(tx), 'CT', at), lines });
  await insertCartons(tx, cartons.map(({ cartonNo }, index) => ({ cartonNo, packingRecordNo, position: index + 1 })));
  await insertCartonLines(tx, cartons.flatMap(({ cartonNo, lines }) => lines.map(({ orderLineId, quantity }) => ({ cartonNo, orderLineId, quantity }))));
  return cartons;
}
