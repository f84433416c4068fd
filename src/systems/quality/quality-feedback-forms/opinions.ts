import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { conflict, refusedField } from '../../../http/problem';
import { misfitsOf } from '../../incident-schemas';
import { rememberCauses } from '../corrective-actions/causes';
import type { QualityTx } from '../tables';
import { insertOpinion, opinionsOf, takeForm } from './repository';
import type { OpinionKind, OpinionToRecord, opinionRecorded } from './schemas';
import type { FormRow, OpinionRow } from './tables';

const inTurn: OpinionKind[] = ['first', 'recheck', 'final'];

/**
 * Records cause and handling opinion (DI-06), the one re-check (DI-12) or the final decision (DI-D2.3), and what the
 * case came from by it. Throws 409 `formState` out of turn, 422 for parts that are missing or of no measure, and for
 * measures that do not go together.
 */
export async function recordOpinion(tx: QualityTx, at: Date, given: OpinionToRecord): Promise<z.input<typeof opinionRecorded>> {
  const form = await takeForm(tx, given.caseNo);
  const earlier = await opinionsOf(tx, [given.caseNo]);
  requireTurn(form, earlier, given.opinionKind);
  const [misfit] = misfitsOf(given);
  if (misfit) throw refusedField(misfit.code, misfit.field, misfit.detail);
  const opinionNo = earlier.length + 1;
  const { measures, partsToSend, partsToReturn, partNo = null, ...opinion } = given;
  const lists = { measures: JSON.stringify(measures), partsToSend: JSON.stringify(partsToSend), partsToReturn: JSON.stringify(partsToReturn) };
  await insertOpinion(tx, { ...opinion, ...lists, partNo, opinionNo, givenAt: at });
  const partNos = partNo === null ? form.lines.map((line) => line.partNo) : [partNo];
  await rememberCauses(tx, at, { form, opinionNo, cause: given.cause, causeClass: given.causeClass, partNos: [...new Set(partNos)] });
  return { opinionNo, givenAt: shanghaiIso(at) };
}

function requireTurn({ caseNo, signedAt }: FormRow, earlier: OpinionRow[], kind: OpinionKind): void {
  if (signedAt === null) throw conflict('formState', `The papers of ${caseNo} are not signed for yet`);
  if (kind !== inTurn[earlier.length]) {
    const due = inTurn[earlier.length];
    throw conflict('formState', `The form of ${caseNo} waits for ${due === undefined ? 'no opinion any more' : `the opinion '${due}'`}`);
  }
}
