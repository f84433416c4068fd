import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { nextNumber } from '../../../database/serial';
import { refusedField } from '../../../http/problem';
import { cnyOf } from '../../../money';
import { takeReturn } from './access';
import { updateReturn, vehicleOf, type Tx } from './repository';
import type { approvalStart, approvalTold, openingOfReturn, signatureCheck, signOff } from './requests';

/** VR-02: without the Market Department's signature the application is sent back, the case is not opened (VR-D1, I-VR-1). */
export async function recordSignatureCheck(tx: Tx, at: Date, { caseNo, signaturePresent, checkedBy }: z.output<typeof signatureCheck>) {
  await takeReturn(tx, caseNo, ['received']);
  const checked = { signatureCheckedBy: checkedBy, signatureCheckedAt: at };
  await updateReturn(tx, caseNo, signaturePresent ? checked : { ...checked, state: 'sentBack', closedBy: checkedBy, closedAt: at });
  return {};
}

/** VR-03: opens the return under its row of the fax register. */
export async function openReturn(tx: Tx, at: Date, { caseNo, faxRegisterNo, registeredBy }: z.output<typeof openingOfReturn>) {
  await takeReturn(tx, caseNo, ['received']);
  await updateReturn(tx, caseNo, { state: 'registered', faxRegisterNo, registeredBy, registeredAt: at });
  return {};
}

/** VR-04: starts the step-by-step approval. @returns what the vehicle was invoiced at, by which further levels may be called in (I-VR-3) */
export async function startApproval(tx: Tx, at: Date, { caseNo, qualityClaimed, startedBy }: z.output<typeof approvalStart>) {
  const { frameNo } = await takeReturn(tx, caseNo, ['registered']);
  await updateReturn(tx, caseNo, { state: 'inApproval', qualityClaimConfirmed: qualityClaimed, approvalStartedBy: startedBy, approvalStartedAt: at });
  const { invoicedPriceFen } = await vehicleOf(tx, frameNo);
  return { invoicedPrice: cnyOf(invoicedPriceFen) };
}

/**
 * VR-06, VR-07: a general manager signs off, or refuses: then the return is over. So it is when a level before him
 * refuses; the yes of one leaves it in approval (I-VR-3). Throws 422 `reasonMissing`.
 */
export async function recordSignOff(tx: Tx, at: Date, { caseNo, signedOff, reason, intermediate, ...signer }: z.output<typeof signOff>) {
  if (!signedOff && !reason) throw refusedField('reasonMissing', 'reason', 'say why the return is refused (I-G-10)');
  await takeReturn(tx, caseNo, ['inApproval']);
  const signOffNo = await nextNumber(tx, 'SO', at);
  await tx.insertInto('returnSignOff').values({ ...signer, signOffNo, caseNo, signedOff, reason: reason || null, signedOffAt: at }).execute();
  if (!signedOff) await updateReturn(tx, caseNo, { state: 'refused', closedBy: signer.signedOffBy, closedAt: at });
  else if (!intermediate) await updateReturn(tx, caseNo, { state: 'approved' });
  return { signOffNo };
}

/** VR-10: the dealer was told; a second telling does not move the start of T-13. */
export async function recordApprovalTold(tx: Tx, at: Date, { caseNo, toldBy }: z.output<typeof approvalTold>) {
  const { approvalToldAt } = await takeReturn(tx, caseNo, ['approved']);
  if (approvalToldAt === null) await updateReturn(tx, caseNo, { approvalToldBy: toldBy, approvalToldAt: at });
  return { approvalToldAt: shanghaiIso(approvalToldAt ?? at) };
}
