import type { Doors } from './happen';
import type { SampleReturn } from './sample-returns';

/** A dealer's vehicle-return application comes in, signed by the Market Department; returns the number of its case. */
export async function returnComesIn({ clients }: Doors, { dealerNo, frameNo, returnReason, qualityClaimed }: SampleReturn): Promise<string> {
  const body = { dealerNo, frameNo, returnReason, qualityClaimed, transport: 'dealerOwn' as const };
  return (await clients.orderDesk.applyForVehicleReturn({ body, idempotencyKey: `day/return/${frameNo}` })).caseNo;
}

/** The dealer is on his way with the vehicle. */
export async function vehicleIsBrought({ clients }: Doors, caseNo: string, { dealerNo }: SampleReturn): Promise<void> {
  await clients.orderDesk.announceVehicle({ body: { caseNo, dealerNo, transport: 'dealerOwn' }, idempotencyKey: `day/${caseNo}/brought` });
}
