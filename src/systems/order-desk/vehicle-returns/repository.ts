import type { Insertable, Transaction, Updateable } from 'kysely';
import type { OrderDeskTables } from '../tables';
import type { VehicleReturnState } from './schemas';
import type { VehicleReturnRow, VehicleReturnTables } from './tables';

export type Tx = Transaction<OrderDeskTables>;

/** A sold vehicle, locked: two applications for it take turns. */
export const lockVehicle = (tx: Tx, frameNo: string) =>
  tx.selectFrom('vehicle').selectAll().where('frameNo', '=', frameNo).forNoKeyUpdate().executeTakeFirst();

/** The sold vehicle of a return. */
export const vehicleOf = (tx: Tx, frameNo: string) => tx.selectFrom('vehicle').selectAll().where('frameNo', '=', frameNo).executeTakeFirstOrThrow();

export const returnsOfVehicle = (tx: Tx, frameNo: string) =>
  tx.selectFrom('vehicleReturn').select(['caseNo', 'state', 'closedAt']).where('frameNo', '=', frameNo).execute();

export const insertReturn = (tx: Tx, row: Insertable<VehicleReturnTables['vehicleReturn']>) =>
  tx.insertInto('vehicleReturn').values(row).execute();

export const lockReturn = (tx: Tx, caseNo: string): Promise<VehicleReturnRow | undefined> =>
  tx.selectFrom('vehicleReturn').selectAll().where('caseNo', '=', caseNo).forUpdate().executeTakeFirst();

export const updateReturn = (tx: Tx, caseNo: string, change: Updateable<VehicleReturnTables['vehicleReturn']>) =>
  tx.updateTable('vehicleReturn').set(change).where('caseNo', '=', caseNo).execute();

const withVehicle = (tx: Tx) =>
  tx
    .selectFrom('vehicleReturn')
    .innerJoin('vehicle', 'vehicle.frameNo', 'vehicleReturn.frameNo')
    .innerJoin('dealer', 'dealer.dealerNo', 'vehicleReturn.dealerNo')
    .selectAll('vehicleReturn')
    .select(['vehicle.model', 'vehicle.invoicedPriceFen', 'dealer.name as dealerName']);

export type ReturnWithVehicle = NonNullable<Awaited<ReturnType<typeof findReturn>>>;

/** A return with its vehicle and the dealer's name. */
export const findReturn = (tx: Tx, caseNo: string) => withVehicle(tx).where('caseNo', '=', caseNo).executeTakeFirst();

export interface ReturnFilter {
  dealerNo?: string | undefined;
  frameNo?: string | undefined;
  state?: VehicleReturnState | undefined;
  limit: number;
  offset: number;
}

/** Oldest first. */
export const selectReturns = (tx: Tx, { dealerNo, frameNo, state, limit, offset }: ReturnFilter) =>
  withVehicle(tx)
    .$if(dealerNo !== undefined, (query) => query.where('vehicleReturn.dealerNo', '=', dealerNo ?? ''))
    .$if(frameNo !== undefined, (query) => query.where('vehicleReturn.frameNo', '=', frameNo ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'received'))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();

/** Parts that belong to a vehicle, with their names. */
export const partsOfVehicle = (tx: Tx, frameNo: string) =>
  tx
    .selectFrom('vehiclePart')
    .innerJoin('part', 'part.partNo', 'vehiclePart.partNo')
    .select(['part.partNo', 'nameZh', 'nameEn'])
    .where('frameNo', '=', frameNo)
    .orderBy('part.partNo')
    .execute();

/** Parts that did not come along, with their names and what they cost in the list. */
export const missingPartsOf = (tx: Tx, caseNo: string) =>
  tx
    .selectFrom('missingPart')
    .innerJoin('part', 'part.partNo', 'missingPart.partNo')
    .select(['part.partNo', 'nameZh', 'nameEn', 'listPriceFen'])
    .where('caseNo', '=', caseNo)
    .orderBy('part.partNo')
    .execute();

export const signOffsOf = (tx: Tx, caseNo: string) => tx.selectFrom('returnSignOff').selectAll().where('caseNo', '=', caseNo).orderBy('signOffNo').execute();

export const announcementsOf = (tx: Tx, caseNo: string) =>
  tx.selectFrom('vehicleAnnouncement').selectAll().where('caseNo', '=', caseNo).orderBy('id').execute();

export const arrivalsOf = (tx: Tx, caseNo: string) => tx.selectFrom('vehicleArrival').selectAll().where('caseNo', '=', caseNo).orderBy('id').execute();

export const scrapSignOffsOf = (tx: Tx, caseNo: string) => tx.selectFrom('scrapSignOff').selectAll().where('caseNo', '=', caseNo).orderBy('id').execute();
