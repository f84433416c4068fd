import type { Locale } from '../../../config';
import { enqueue } from '../../../database/outbox';
import { nextNumber } from '../../../database/serial';
import { conflict, notFound, refusedField } from '../../../http/problem';
import { fileEvidence, unfitEvidence } from '../evidence/evidence';
import { vehicleReturnRequested } from './outbox-entries';
import { findReturn, insertReturn, lockReturn, lockVehicle, returnsOfVehicle, updateReturn, type Tx } from './repository';
import type { Application } from './requests';
import type { ApplicationMisfit, VehicleReturnState } from './schemas';
import { misfitWords } from './words';

/** Ends after which the vehicle is still the dealer's. */
const notTakenBack: VehicleReturnState[] = ['sentBack', 'refused', 'lapsed'];

/**
 * Takes a dealer's application in (VR-01): the return and the start of its flow commit together.
 * Throws 422 `unknownVehicle`, `vehicleNotOfDealer`, `vehicleInReturn`, `vehicleCameBack`, `unknownEvidence`,
 * `evidenceOfOtherCase`, naming the field.
 */
export async function applyForReturn(tx: Tx, at: Date, given: Application) {
  const found = await misfitOf(tx, given);
  if (found) throw refusedField(found.misfit, found.field, misfitWords(found.misfit, found.value, 'en'));
  return { caseNo: await storeReturn(tx, at, given) };
}

/** The same for a form of the staff, who read the reason. */
export async function recordReturn(tx: Tx, at: Date, given: Application, locale: Locale) {
  const found = await misfitOf(tx, given);
  if (found) return { caseNo: null, refusal: misfitWords(found.misfit, found.value, locale) };
  return { caseNo: await storeReturn(tx, at, given), refusal: null };
}

interface Misfit {
  misfit: ApplicationMisfit;
  field: string;
  value: string;
}

async function misfitOf(tx: Tx, given: Application): Promise<Misfit | undefined> {
  const misfit = await vehicleMisfit(tx, given);
  if (misfit) return { misfit, field: misfit === 'vehicleNotOfDealer' ? 'dealerNo' : 'frameNo', value: given.frameNo };
  return unfitEvidence(tx, given.evidenceNos, { dealerNo: given.dealerNo });
}

async function vehicleMisfit(tx: Tx, { frameNo, dealerNo }: Application): Promise<ApplicationMisfit | undefined> {
  const vehicle = await lockVehicle(tx, frameNo);
  if (!vehicle) return 'unknownVehicle';
  if (vehicle.dealerNo !== dealerNo) return 'vehicleNotOfDealer';
  const returns = await returnsOfVehicle(tx, frameNo);
  if (returns.some(({ closedAt }) => closedAt === null)) return 'vehicleInReturn';
  return returns.some(({ state }) => !notTakenBack.includes(state)) ? 'vehicleCameBack' : undefined;
}

async function storeReturn(tx: Tx, at: Date, { evidenceNos, ...given }: Application): Promise<string> {
  const caseNo = await nextNumber(tx, 'VR', at);
  await insertReturn(tx, { ...given, caseNo, state: 'received', receivedAt: at });
  const stored = await findReturn(tx, caseNo);
  if (!stored) throw new Error(`${caseNo} was not stored`);
  // More photos of the vehicle may be uploaded for the case from now on.
  await fileEvidence(tx, at, { caseNo, dealerNo: given.dealerNo }, evidenceNos);
  await enqueue(tx, vehicleReturnRequested(stored), at);
  return caseNo;
}

/** Binds the return to the process instance that runs its case: the first one wins, and may ask again. Throws 409 `caseAlreadyRuns`. */
export async function claimReturn(tx: Tx, caseNo: string, instance: string) {
  const found = await lockReturn(tx, caseNo);
  if (!found) throw notFound('vehicle return', caseNo);
  if (found.instance === null) await updateReturn(tx, caseNo, { instance });
  else if (found.instance !== instance) {
    throw conflict('caseAlreadyRuns', `${caseNo} is already run by process instance ${found.instance}; cancel this second one`);
  }
  return {};
}
