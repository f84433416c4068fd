import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import type { Line } from '../shared-schemas';
import { reportToFinance } from './finance-report';
import { linesToMove, type LeavingLine } from './leaving';
import { post } from './movements';
import { changeSlipLine, insertShipment, linesOfSlips, setState } from './slip-repository';
import type { WarehouseTables, WarehouseTx } from './tables';

export interface Departure {
  issueSlipNo: string;
  orderSource: WarehouseTables['shipment']['orderSource'];
  fromLocation: 'AS' | 'ST';
  shipmentLines: Line[];
}

/**
 * The goods leave the company (PD-14, I-PD-4): stock and reservation go down, finance is told of each
 * movement, and the slip is shipped when nothing of it is left. Returns the shipment's number.
 */
export async function postDeparture(tx: WarehouseTx, departure: Departure, at: Date): Promise<string> {
  const { issueSlipNo, orderSource, fromLocation, shipmentLines } = departure;
  const lines = await linesToMove(tx, { issueSlipNo, shipmentLines, from: fromLocation, to: null }, 'a departure');
  const shipmentNo = await nextNumber(baseOf(tx), 'SH', at);
  await insertShipment(tx, { shipmentNo, issueSlipNo, orderSource, fromLocation, departedAt: at });
  for (const line of lines) await leave(tx, departure, shipmentNo, line, at);
  const left = (await linesOfSlips(tx, [issueSlipNo])).some(({ quantity, shipped }) => shipped < quantity);
  if (!left) await setState(tx, issueSlipNo, 'shipped');
  return shipmentNo;
}

async function leave(tx: WarehouseTx, { orderSource, fromLocation: from }: Departure, documentNo: string, each: LeavingLine, at: Date) {
  const { line, part, quantity } = each;
  const { orderLineId } = line;
  const type = 'departure';
  const movementId = await post(tx, { documentNo, type, part, from, to: null, quantity, orderLineId }, at);
  await changeSlipLine(tx, line, { staged: from === 'ST' ? -quantity : 0, shipped: quantity });
  await reportToFinance(tx, { movementId, type, part, quantity, documentNo, orderLineId, orderSource }, at);
}
