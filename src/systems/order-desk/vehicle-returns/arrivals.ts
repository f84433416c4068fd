import type { z } from 'zod';
import { shanghaiDay } from '../../../clock';
import type { Locale } from '../../../config';
import { notFound, refused } from '../../../http/problem';
import { cnyOf } from '../../../money';
import { pricesOn } from '../catalogue-repository';
import { partNameIn } from '../part-name';
import { takeReturn } from './access';
import { announcementsOf, arrivalsOf, findReturn, lockReturn, missingPartsOf, partsOfVehicle, updateReturn, type Tx } from './repository';
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
 * Throws 422 `notOfVehicle` for a part that the vehicle does not have, `noListPrice` for one that has no price.
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
  const own = new Set((await partsOfVehicle(tx, frameNo)).map(({ partNo }) => partNo));
  refuseOther(missingPartNos, own, 'notOfVehicle', `is no part of ${frameNo}`);
  const day = shanghaiDay(at);
  const prices = await pricesOn(tx, day, partNos);
  refuseOther(missingPartNos, prices, 'noListPrice', `has no list price on ${day}; enter one first`);
  const rows = [...prices].map(([partNo, listPriceFen]) => ({ caseNo, partNo, listPriceFen }));
  if (rows.length > 0) await tx.insertInto('missingPart').values(rows).execute();
  await updateReturn(tx, caseNo, { state: 'vehicleReceived' });
}

function refuseOther(partNos: string[], fit: { has: (partNo: string) => boolean }, code: string, what: string): void {
  const index = partNos.findIndex((partNo) => !fit.has(partNo));
  if (index < 0) return;
  const [field, detail] = [`missingPartNos.${index}`, `${partNos[index]} ${what}`];
  throw refused(code, `${field}: ${detail}`, [{ field, detail }]);
}

/**
 * VR-D6.4: the approval is void, unless the vehicle arrived in the last moment, or waits where the dealer told that it is
 * to be fetched. Throws 404.
 */
export async function lapseReturn(tx: Tx, at: Date, caseNo: string) {
  const found = await lockReturn(tx, caseNo);
  if (!found) throw notFound('vehicle return', caseNo);
  if (found.state !== 'approved' || (await waitsToBeFetched(tx, caseNo))) return { lapsed: false };
  await updateReturn(tx, caseNo, { state: 'lapsed', closedAt: at });
  return { lapsed: true };
}

/** A vehicle at the gate, a station or a depot has come (VR-D6.3): what it waits for is the company. */
async function waitsToBeFetched(tx: Tx, caseNo: string): Promise<boolean> {
  const told = (await announcementsOf(tx, caseNo)).at(-1);
  if (told?.transport !== 'toBeFetched') return false;
  const compared = (await arrivalsOf(tx, caseNo)).at(-1);
  return compared === undefined || compared.arrivedAt < told.announcedAt;
}

async function existing(tx: Tx, caseNo: string) {
  const found = await findReturn(tx, caseNo);
  if (!found) throw notFound('vehicle return', caseNo);
  return found;
}
