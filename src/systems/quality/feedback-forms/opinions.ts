import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { conflict, refusedField } from '../../../http/problem';
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
  requireFitting(given);
  const opinionNo = earlier.length + 1;
  const { measures, partsToSend, partsToReturn, partNo = null, ...opinion } = given;
  const lists = { measures: JSON.stringify(measures), partsToSend: JSON.stringify(partsToSend), partsToReturn: JSON.stringify(partsToReturn) };
  await insertOpinion(tx, { ...opinion, ...lists, partNo, opinionNo, givenAt: at });
  const partNos = partNo === null ? form.lines.map((line) => line.partNo) : [partNo];
  await rememberCauses(tx, at, { form, opinionNo, cause: given.cause, partNos: [...new Set(partNos)] });
  return { opinionNo, givenAt: shanghaiIso(at) };
}

function requireTurn({ caseNo, signedAt }: FormRow, earlier: OpinionRow[], kind: OpinionKind): void {
  if (signedAt === null) throw conflict('formState', `The papers of ${caseNo} are not signed for yet`);
  if (kind !== inTurn[earlier.length]) {
    const due = inTurn[earlier.length];
    throw conflict('formState', `The form of ${caseNo} waits for ${due === undefined ? 'no opinion any more' : `the opinion '${due}'`}`);
  }
}

/** A measure that needs parts names them, no others are named, and a refused claim gets nothing (DI-D3). */
function requireFitting({ measures, partsToSend, partsToReturn }: OpinionToRecord): void {
  requireParts(measures.includes('sendParts'), partsToSend.length, 'partsToSend');
  requireParts(measures.includes('partReturn'), partsToReturn.length, 'partsToReturn');
  const remedy = measures.find((kind) => kind === 'sendParts' || kind === 'onSiteService' || kind === 'vehicleReturn');
  if (measures.includes('claimRefusal') && remedy) throw refusedField('measuresContradict', 'measures', `a claim that is refused gets no ${remedy}`);
}

function requireParts(asked: boolean, count: number, field: string): void {
  if (asked && count === 0) throw refusedField('partsMissing', field, 'name the parts of the measure');
  if (!asked && count > 0) throw refusedField('partsUnasked', field, 'there is no measure that these parts belong to');
}
