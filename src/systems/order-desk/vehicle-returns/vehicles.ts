import { fenOf } from '../../../money';
import { findParts } from '../catalogue-repository';
import { refuseAny, type CodedFault } from '../faults';
import type { Tx } from './repository';
import type { SoldVehicle } from './requests';

/** Loads sold vehicles and counts them. Throws 422 `unknownDealer`, `unknownPart`, naming each wrong field. */
export async function loadVehicles(tx: Tx, vehicles: SoldVehicle[]) {
  refuseAny([...(await unknownDealers(tx, vehicles)), ...(await unknownParts(tx, vehicles))]);
  for (const { partNos, invoicedPrice, frameNo, ...rest } of vehicles) {
    const row = { ...rest, invoicedPriceFen: fenOf(invoicedPrice) };
    await tx.insertInto('vehicle').values({ frameNo, ...row }).onConflict((clash) => clash.column('frameNo').doUpdateSet(row)).execute();
    await tx.deleteFrom('vehiclePart').where('frameNo', '=', frameNo).execute();
    const parts = [...new Set(partNos)].map((partNo) => ({ frameNo, partNo }));
    if (parts.length > 0) await tx.insertInto('vehiclePart').values(parts).execute();
  }
  return { vehicles: vehicles.length };
}

async function unknownDealers(tx: Tx, vehicles: SoldVehicle[]): Promise<CodedFault[]> {
  const known = new Set((await tx.selectFrom('dealer').select('dealerNo').execute()).map(({ dealerNo }) => dealerNo));
  return vehicles.flatMap(({ dealerNo }, index) =>
    known.has(dealerNo) ? [] : [{ code: 'unknownDealer', field: `vehicles.${index}.dealerNo`, detail: `there is no dealer ${dealerNo}` }],
  );
}

async function unknownParts(tx: Tx, vehicles: SoldVehicle[]): Promise<CodedFault[]> {
  const wanted = [...new Set(vehicles.flatMap(({ partNos }) => partNos))];
  const known = new Set((await findParts(tx, wanted)).map(({ partNo }) => partNo));
  return vehicles.flatMap(({ partNos }, row) =>
    partNos.flatMap((partNo, index) =>
      known.has(partNo) ? [] : [{ code: 'unknownPart', field: `vehicles.${row}.partNos.${index}`, detail: `there is no part ${partNo}` }],
    ),
  );
}
