import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { enqueue, type OutboxEntry } from '../../../database/outbox';
import { nextNumber } from '../../../database/serial';
import { conflict, notFound } from '../../../http/problem';
import type { Cause } from '../../incident-causes';
import type { QualityTx } from '../tables';
import { causesOfMonth } from './causes';
import type { actionToRecord, recurrence } from './schemas';

const dayMs = 24 * 3600 * 1000;

/**
 * Was a part and cause seen in more cases than the threshold within the period? Then a corrective action is opened.
 * Cases of an earlier action do not count again; while one is open, new cases join it.
 */
export async function checkRecurrence(tx: QualityTx, at: Date, given: z.output<typeof recurrence>) {
  const { partNo, cause, threshold, periodDays } = given;
  const caseNos = await casesNotActedOn(tx, partNo, cause, new Date(at.getTime() - periodDays * dayMs));
  const open = await openAction(tx, partNo, cause);
  const found = { caseCount: caseNos.length, caseNos };
  if (open === undefined && caseNos.length <= threshold) return { seenAgain: false, correctiveActionNo: null, ...found };
  const opened = open === undefined ? await openNew(tx, at, given) : undefined;
  const correctiveActionNo = opened ?? open ?? (await openAction(tx, partNo, cause));
  if (correctiveActionNo !== undefined && caseNos.length > 0) {
    await tx.insertInto('correctiveActionCase').values(caseNos.map((caseNo) => ({ correctiveActionNo, caseNo }))).onConflict((clash) => clash.doNothing()).execute();
  }
  return { seenAgain: opened !== undefined, correctiveActionNo: correctiveActionNo ?? null, ...found };
}

async function casesNotActedOn(tx: QualityTx, partNo: string, cause: Cause, since: Date): Promise<string[]> {
  const actedOn = tx
    .selectFrom('correctiveActionCase')
    .innerJoin('correctiveAction', 'correctiveAction.correctiveActionNo', 'correctiveActionCase.correctiveActionNo')
    .select('caseNo')
    .where('partNo', '=', partNo)
    .where('cause', '=', cause);
  const rows = await tx
    .selectFrom('incidentCause')
    .select('caseNo')
    .where('partNo', '=', partNo)
    .where('cause', '=', cause)
    .where('recordedAt', '>', since)
    .where('caseNo', 'not in', actedOn)
    .orderBy('recordedAt')
    .execute();
  return rows.map(({ caseNo }) => caseNo);
}

/** The action that new cases join, locked: one that is recorded in this very moment is open no more. */
async function openAction(tx: QualityTx, partNo: string, cause: Cause): Promise<string | undefined> {
  const row = await tx
    .selectFrom('correctiveAction')
    .select('correctiveActionNo')
    .where('partNo', '=', partNo)
    .where('cause', '=', cause)
    .where('recordedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row?.correctiveActionNo;
}

/** Opens an action; undefined when another transaction opened one at the same moment. */
async function openNew(tx: QualityTx, at: Date, given: z.output<typeof recurrence>): Promise<string | undefined> {
  const correctiveActionNo = await nextNumber(baseOf(tx), 'CA', at);
  const row = await tx
    .insertInto('correctiveAction')
    .values({ ...given, correctiveActionNo, openedAt: at })
    .onConflict((clash) => clash.doNothing())
    .returning('correctiveActionNo')
    .executeTakeFirst();
  return row?.correctiveActionNo;
}

/** Records what is done, and who answers for it, once; it goes into the file of each of its cases. Throws 404, 409 `actionRecorded`. */
export async function recordAction(tx: QualityTx, at: Date, { correctiveActionNo, ...given }: z.output<typeof actionToRecord>) {
  const action = await tx.selectFrom('correctiveAction').selectAll().where('correctiveActionNo', '=', correctiveActionNo).forUpdate().executeTakeFirst();
  if (!action) throw notFound('corrective action', correctiveActionNo);
  if (action.recordedAt !== null) throw conflict('actionRecorded', `${correctiveActionNo} is recorded already`);
  await tx.updateTable('correctiveAction').set({ ...given, recordedAt: at }).where('correctiveActionNo', '=', correctiveActionNo).execute();
  const cases = await tx.selectFrom('correctiveActionCase').select('caseNo').where('correctiveActionNo', '=', correctiveActionNo).orderBy('caseNo').execute();
  for (const { caseNo } of cases) await enqueue(baseOf(tx), intoFile(caseNo, correctiveActionNo), at);
  return {};
}

function intoFile(caseNo: string, correctiveActionNo: string): OutboxEntry {
  const body = { caseNo, kind: 'incidentCaseFile', paper: 'correctiveAction', paperNo: correctiveActionNo };
  return { channel: 'system', target: 'documents/addToCaseFile', dedupKey: `correctiveAction/${correctiveActionNo}/${caseNo}`, payload: { body } };
}

/** Corrective actions with their cases, oldest first. */
export async function listActions(tx: QualityTx, { limit, offset }: { limit: number; offset: number }) {
  const rows = await tx.selectFrom('correctiveAction').selectAll().orderBy('position').limit(limit).offset(offset).execute();
  const cases = await tx.selectFrom('correctiveActionCase').selectAll().where('correctiveActionNo', 'in', [...rows.map(({ correctiveActionNo }) => correctiveActionNo), '']).orderBy('caseNo').execute();
  return rows.map(({ position: _, openedAt, recordedAt, ...row }) => ({
    ...row,
    caseNos: cases.filter(({ correctiveActionNo }) => correctiveActionNo === row.correctiveActionNo).map(({ caseNo }) => caseNo),
    openedAt: shanghaiIso(openedAt),
    recordedAt: recordedAt && shanghaiIso(recordedAt),
  }));
}

/** The list of causes of a month, with the latest corrective action of each. */
export async function listCauses(tx: QualityTx, month: string) {
  const causes = await causesOfMonth(tx, month);
  const actions = await tx.selectFrom('correctiveAction').selectAll().orderBy('position', 'desc').execute();
  const rows = causes.map(({ partNo, cause, causeClass, caseNos }) => {
    const action = actions.find((each) => each.partNo === partNo && each.cause === cause);
    return {
      ...{ partNo, cause, causeClass, caseCount: caseNos.length, caseNos },
      correctiveActionNo: action?.correctiveActionNo ?? null,
      correctiveActionDone: action !== undefined && action.recordedAt !== null,
      responsible: action?.responsible ?? null,
    };
  });
  return { month, caseCount: new Set(causes.flatMap(({ caseNos }) => caseNos)).size, causes: rows };
}
