import type { z } from 'zod';
import { shanghaiDay } from '../../../clock';
import type { Locale } from '../../../config';
import { notFound, refused } from '../../../http/problem';
import { cnyOf } from '../../../money';
import { pricesOn } from '../catalogue-repository';
import { partNameIn } from '../part-name';
import { takeReturn } from './access';
import { findReturn, lockReturn, missingPartsOf, partsOfVehicle, updateReturn, type Tx } from './repository';
import type { arrival } from './requests';

type Arrival = z.output<typeof arrival>;

/** The vehicle of a return as it was sold. Throws 404. */
export async function readVehicle(tx: Tx, caseNo: string, locale: Locale) {
  const { frameNo, model, invoicedPriceFen } = await existing(tx, caseNo);
  const parts = await partsOfVehicle(tx, frameNo);
  const vehicleParts = parts.map((part) => ({ value: part.partNo, label: `${part.partNo} ${partNameIn(locale, part)}` }));
  return { frameNo, model, invoicedPrice: cnyOf(invoicedPriceFen), vehicleParts };
}

/**
 * Compares what arrived with the application (VR-12, VR-D7): another vehicle is written down and not received; the right
 * one is, with the list value of what did not come along, at the prices of that day (I-VR-8).
 * Throws 422 `notOfVehicle` for a part that the vehicle does not have.
 */
export async function recordArrival(tx: Tx, at: Date, given: Arrival, locale: Locale) {
  const { caseNo, arrivedFrameNo, receivedBy } = given;
  await takeReturn(tx, caseNo, ['approved']);
  const { frameNo, invoicedPriceFen } = await existing(tx, caseNo);
  const frameAgrees = arrivedFrameNo === frameNo;
  await tx.insertInto('vehicleArrival').values({ caseNo, arrivedFrameNo, frameAgrees, receivedBy, arrivedAt: at }).execute();
  if (frameAgrees) await receive(tx, at, given, frameNo);
  const missing = await missingPartsOf(tx, caseNo);
  return {
    frameAgrees,
    missingParts: missing.map((part) => ({ partNo: part.partNo, partName: partNameIn(locale, part), listPrice: cnyOf(part.listPriceFen) })),
    missingValue: cnyOf(missing.reduce((sum, { listPriceFen }) => sum + listPriceFen, 0)),
    invoicedPrice: cnyOf(invoicedPriceFen),
  };
}

async function receive(tx: Tx, at: Date, { caseNo, missingPartNos }: Arrival, frameNo: string): Promise<void> {
  const partNos = [...new Set(missingPartNos)];
  await refuseForeignParts(tx, frameNo, missingPartNos);
  const prices = await pricesOn(tx, shanghaiDay(at), partNos);
  // A part without a price has no list value.
  const rows = partNos.map((partNo) => ({ caseNo, partNo, listPriceFen: prices.get(partNo) ?? 0 }));
  if (rows.length > 0) await tx.insertInto('missingPart').values(rows).execute();
  await updateReturn(tx, caseNo, { state: 'vehicleReceived' });
}

async function refuseForeignParts(tx: Tx, frameNo: string, partNos: string[]): Promise<void> {
  const own = new Set((await partsOfVehicle(tx, frameNo)).map(({ partNo }) => partNo));
  const index = partNos.findIndex((partNo) => !own.has(partNo));
  if (index < 0) return;
  const [field, detail] = [`missingPartNos.${index}`, `${partNos[index]} is no part of ${frameNo}`];
  throw refused('notOfVehicle', `${field}: ${detail}`, [{ field, detail }]);
}

/** VR-D6.4: the approval is void, unless the vehicle arrived in the last moment. Throws 404. */
export async function lapseReturn(tx: Tx, at: Date, caseNo: string) {
  const found = await lockReturn(tx, caseNo);
  if (!found) throw notFound('vehicle return', caseNo);
  if (found.state !== 'approved') return { lapsed: false };
  await updateReturn(tx, caseNo, { state: 'lapsed', closedAt: at });
  return { lapsed: true };
}

async function existing(tx: Tx, caseNo: string) {
  const found = await findReturn(tx, caseNo);
  if (!found) throw notFound('vehicle return', caseNo);
  return found;
}
