import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { nextNumber } from '../../../database/serial';
import { refusedField } from '../../../http/problem';
import { takeReturn } from './access';
import { updateReturn, type Tx } from './repository';
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

/** VR-04: starts the step-by-step approval. */
export async function startApproval(tx: Tx, at: Date, { caseNo, qualityClaimed, startedBy }: z.output<typeof approvalStart>) {
  await takeReturn(tx, caseNo, ['registered']);
  await updateReturn(tx, caseNo, { state: 'inApproval', qualityClaimConfirmed: qualityClaimed, approvalStartedBy: startedBy, approvalStartedAt: at });
  return {};
}

/** VR-06, VR-07: a general manager signs off, or refuses: then the return is over. Throws 422 `reasonMissing`. */
export async function recordSignOff(tx: Tx, at: Date, { caseNo, signedOff, reason, ...signer }: z.output<typeof signOff>) {
  if (!signedOff && !reason) throw refusedField('reasonMissing', 'reason', 'say why the return is refused (I-G-10)');
  await takeReturn(tx, caseNo, ['inApproval']);
  const signOffNo = await nextNumber(tx, 'SO', at);
  await tx.insertInto('returnSignOff').values({ ...signer, signOffNo, caseNo, signedOff, reason: reason || null, signedOffAt: at }).execute();
  await updateReturn(tx, caseNo, signedOff ? { state: 'approved' } : { state: 'refused', closedBy: signer.signedOffBy, closedAt: at });
  return { signOffNo };
}

/** VR-10: the dealer was told; a second telling does not move the start of T-13. */
export async function recordApprovalTold(tx: Tx, at: Date, { caseNo, toldBy }: z.output<typeof approvalTold>) {
  const { approvalToldAt } = await takeReturn(tx, caseNo, ['approved']);
  if (approvalToldAt === null) await updateReturn(tx, caseNo, { approvalToldBy: toldBy, approvalToldAt: at });
  return { approvalToldAt: shanghaiIso(approvalToldAt ?? at) };
}
