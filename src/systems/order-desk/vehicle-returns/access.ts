import { conflict, notFound } from '../../../http/problem';
import { lockReturn, type Tx } from './repository';
import type { VehicleReturnState } from './schemas';
import type { VehicleReturnRow } from './tables';

/** The return, locked. Throws 404 `notFound`, or 409 `returnState` when it stands elsewhere. */
export async function takeReturn(tx: Tx, caseNo: string, allowed: VehicleReturnState[]): Promise<VehicleReturnRow> {
  const found = await lockReturn(tx, caseNo);
  if (!found) throw notFound('vehicle return', caseNo);
  if (allowed.includes(found.state)) return found;
  throw conflict('returnState', `${caseNo} is ${found.state}; this can be done only while it is ${allowed.join(' or ')}`);
}
