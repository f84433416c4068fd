import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import { conflict, refusedField } from '../../http/problem';
import { post } from './movements';
import { findParts, lockBalances } from './stock-repository';
import type { WarehouseTx } from './tables';
import type { handOutVehicleBody, receiveVehicleBody } from './vehicle-operations';

/**
 * Takes a returned vehicle into the old-parts store (VR-12), by quantity without value: finance hears nothing of it.
 * Throws 409 `vehicleReceived` for a case whose vehicle is there, `vehicleHere`; 422 `numberOfPart`.
 */
export async function receiveVehicle(tx: WarehouseTx, given: z.output<typeof receiveVehicleBody>, at: Date) {
  const { caseNo, frameNo, model, receivedBy } = given;
  const part = await vehicleAsPart(tx, frameNo, model);
  const vehicleReceiptNoteNo = await nextNumber(baseOf(tx), 'VN', at);
  const stored = await tx
    .insertInto('vehicleReceipt')
    .values({ vehicleReceiptNoteNo, caseNo, frameNo, receivedBy, receivedAt: at })
    .onConflict((clash) => clash.column('caseNo').doNothing())
    .returning('vehicleReceiptNoteNo')
    .executeTakeFirst();
  if (!stored) throw conflict('vehicleReceived', `The vehicle of ${caseNo} was received before`);
  const balances = await lockBalances(tx, places(frameNo));
  if (balances.some(({ onHand }) => onHand > 0)) throw conflict('vehicleHere', `Vehicle ${frameNo} is in the warehouse already`);
  const movementId = await post(tx, { documentNo: vehicleReceiptNoteNo, type: 'vehicleReceipt', part, from: null, to: 'OLD', quantity: 1, orderLineId: null }, at);
  return { vehicleReceiptNoteNo, movementId };
}

/** Hands out a vehicle that was sold (VR-20); returns the movement's id. Throws 409 `vehicleNotHere`, `alreadyMoved`. */
export async function handOutVehicle(tx: WarehouseTx, { frameNo, specialSaleRecordNo, handedOutBy }: z.output<typeof handOutVehicleBody>, at: Date): Promise<string> {
  const vehicle = await tx.selectFrom('vehicle').select('frameNo').where('frameNo', '=', frameNo).executeTakeFirst();
  const [part] = vehicle ? await findParts(tx, [frameNo]) : [];
  const there = part ? (await lockBalances(tx, places(frameNo))).find(({ location }) => location === 'OLD') : undefined;
  if (!part || !there || there.onHand < 1) throw conflict('vehicleNotHere', `Vehicle ${frameNo} does not stand in the old-parts store`);
  const move = { documentNo: specialSaleRecordNo, type: 'vehicleSale' as const, part, quantity: 1, orderLineId: null };
  return post(tx, { ...move, from: 'OLD', to: null, note: handedOutBy }, at);
}

const places = (frameNo: string) => [
  { partNo: frameNo, location: 'OLD' as const },
  { partNo: frameNo, location: 'SCR' as const },
];

/** Vehicles share the ledger of parts: one piece each, worth nothing there. */
async function vehicleAsPart(tx: WarehouseTx, frameNo: string, model: string) {
  const part = { partNo: frameNo, name: model, unitCostFen: 0 };
  const known = await tx.insertInto('part').values(part).onConflict((clash) => clash.column('partNo').doNothing()).returning('partNo').executeTakeFirst();
  if (known) await tx.insertInto('vehicle').values({ frameNo, model }).execute();
  const vehicle = await tx.selectFrom('vehicle').select('frameNo').where('frameNo', '=', frameNo).executeTakeFirst();
  if (!vehicle) throw refusedField('numberOfPart', 'frameNo', `${frameNo} is the number of a part`);
  return part;
}

/** Vehicle receipt notes, oldest first. */
export async function listVehicleReceipts(tx: WarehouseTx, wanted: OfCase) {
  const rows = await tx
    .selectFrom('vehicleReceipt')
    .innerJoin('vehicle', 'vehicle.frameNo', 'vehicleReceipt.frameNo')
    .selectAll('vehicleReceipt')
    .select('model')
    .$call(pageOfCase(wanted))
    .execute();
  return rows.map((row) => ({ ...row, receivedAt: shanghaiIso(row.receivedAt) }));
}
