import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { refusedField } from '../../http/problem';
import type { Line } from '../shared-schemas';
import { reportToFinance } from './finance-report';
import { linesToMove, type LeavingLine } from './leaving';
import { post } from './movements';
import { leaveOldParts } from './old-parts/to-dealer';
import { changeSlipLine, insertShipment, linesOfSlips, setState } from './slip-repository';
import type { WarehouseTables, WarehouseTx } from './tables';

type OrderSource = NonNullable<WarehouseTables['shipment']['orderSource']>;

export interface Departure {
  issueSlipNo: string;
  /** Of an issue slip; what leaves on an other issue slip is no order's. */
  orderSource?: OrderSource | undefined;
  fromLocation: 'AS' | 'ST';
  shipmentLines: Line[];
}

/**
 * The goods leave the company (PD-14, I-PD-4): stock and reservation go down, finance is told of each
 * movement, and the slip is shipped when nothing of it is left. Returns the shipment's number.
 * Throws 422 `orderSourceMissing` for goods of an order.
 */
export async function postDeparture(tx: WarehouseTx, departure: Departure, at: Date): Promise<string> {
  const { issueSlipNo, orderSource, fromLocation, shipmentLines } = departure;
  const { slipKind, lines } = await linesToMove(tx, { issueSlipNo, shipmentLines, from: fromLocation, to: null }, 'a departure');
  const shipmentNo = await nextNumber(baseOf(tx), 'SH', at);
  const ofOrder = slipKind === 'issueSlip' ? requireSource(orderSource) : null;
  await insertShipment(tx, { shipmentNo, issueSlipNo, orderSource: ofOrder, fromLocation, departedAt: at });
  for (const line of lines) {
    if (ofOrder === null) await leaveOldParts(tx, shipmentNo, line.line, line.quantity, at);
    else await leave(tx, { fromLocation, orderSource: ofOrder, documentNo: shipmentNo }, line, at);
    await changeSlipLine(tx, line.line, { staged: fromLocation === 'ST' ? -line.quantity : 0, shipped: line.quantity });
  }
  const left = (await linesOfSlips(tx, [issueSlipNo])).some(({ quantity, shipped }) => shipped < quantity);
  if (!left) await setState(tx, issueSlipNo, 'shipped');
  return shipmentNo;
}

function requireSource(orderSource: OrderSource | undefined): OrderSource {
  if (orderSource === undefined) throw refusedField('orderSourceMissing', 'orderSource', 'say why the order exists');
  return orderSource;
}

interface Leave {
  fromLocation: Departure['fromLocation'];
  orderSource: OrderSource;
  documentNo: string;
}

async function leave(tx: WarehouseTx, { fromLocation: from, orderSource, documentNo }: Leave, { line, part, quantity }: LeavingLine, at: Date) {
  const { orderLineId } = line;
  const type = 'departure';
  const movementId = await post(tx, { documentNo, type, part, from, to: null, quantity, orderLineId }, at);
  await reportToFinance(tx, { movementId, type, part, quantity, documentNo, orderLineId, orderSource }, at);
}
