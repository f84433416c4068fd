import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refusedField } from '../../http/problem';
import type { decideVehicleBody, requestVehicleBody } from './fleet-operations';
import type { LogisticsTables, LogisticsTx } from './tables';

type FleetRequest = Selectable<LogisticsTables['fleetRequest']>;

/** Asks the Administration fleet for a vehicle (PP-04) and returns the request's number. */
export async function requestVehicle(tx: LogisticsTx, request: z.output<typeof requestVehicleBody>, at: Date): Promise<string> {
  const fleetRequestNo = await nextNumber(baseOf(tx), 'FR', at);
  await tx.insertInto('fleetRequest').values({ ...request, fleetRequestNo, state: 'open', requestedAt: at }).execute();
  return fleetRequestNo;
}

/**
 * The fleet gives a vehicle or has none (PP-D3); returns whether there is one. A request that was withdrawn
 * meanwhile stays so. Throws 409 sameHand, fleetRequestState; 422 vehicleMissing.
 */
export async function decideVehicle(tx: LogisticsTx, decision: z.output<typeof decideVehicleBody>, at: Date): Promise<boolean> {
  const { fleetRequestNo, granted, vehicleNo, reason, decidedBy } = decision;
  const { state, requester } = await lockRequest(tx, fleetRequestNo);
  if (decidedBy === requester) throw conflict('sameHand', `${decidedBy} asked for ${fleetRequestNo}; the vehicle is given by another person`);
  if (granted && vehicleNo === undefined) {
    throw refusedField('vehicleMissing', 'vehicleNo', 'say which vehicle the fleet gives');
  }
  if (state === 'withdrawn') return false;
  if (state !== 'open') throw stateConflict(fleetRequestNo, state, 'decided');
  const change = { state: granted ? ('granted' as const) : ('refused' as const), vehicleNo: granted ? vehicleNo : null, reason: reason ?? null };
  await tx.updateTable('fleetRequest').set({ ...change, decidedBy, decidedAt: at }).where('fleetRequestNo', '=', fleetRequestNo).execute();
  return granted;
}

/** Withdraws the fleet requests of a purchase that have no trip (PP-D2.2); returns how many. */
export async function withdrawVehicle(tx: LogisticsTx, purchaseRequestNo: string): Promise<number> {
  const withdrawn = await tx
    .updateTable('fleetRequest')
    .set({ state: 'withdrawn' })
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .where('state', 'in', ['open', 'granted'])
    .where('tripNo', 'is', null)
    .returning('fleetRequestNo')
    .execute();
  return withdrawn.length;
}

/** The vehicle fetched the purchase; a granted request has one trip, whose number is returned. */
export async function recordTrip(tx: LogisticsTx, fleetRequestNo: string, at: Date): Promise<string> {
  const { state, tripNo: known } = await lockRequest(tx, fleetRequestNo);
  if (state !== 'granted' || known !== null) throw stateConflict(fleetRequestNo, known === null ? state : `carried out as ${known}`, 'travelled');
  const tripNo = await nextNumber(baseOf(tx), 'TR', at);
  await tx.updateTable('fleetRequest').set({ tripNo }).where('fleetRequestNo', '=', fleetRequestNo).execute();
  return tripNo;
}

/** Fleet requests with their trips, oldest first. */
export async function listFleetRequests(tx: LogisticsTx, { purchaseRequestNo, limit, offset }: { purchaseRequestNo?: string | undefined; limit: number; offset: number }) {
  const rows = await tx
    .selectFrom('fleetRequest')
    .selectAll()
    .$if(purchaseRequestNo !== undefined, (query) => query.where('purchaseRequestNo', '=', purchaseRequestNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ position: _position, decidedAt: _decidedAt, requestedAt, ...row }) => ({ ...row, requestedAt: shanghaiIso(requestedAt) }));
}

async function lockRequest(tx: LogisticsTx, fleetRequestNo: string): Promise<FleetRequest> {
  const request = await tx.selectFrom('fleetRequest').selectAll().where('fleetRequestNo', '=', fleetRequestNo).forUpdate().executeTakeFirst();
  if (!request) throw notFound('fleet request', fleetRequestNo);
  return request;
}

const stateConflict = (fleetRequestNo: string, state: string, act: string) =>
  conflict('fleetRequestState', `The fleet request ${fleetRequestNo} is ${state}; it can not be ${act}`);
