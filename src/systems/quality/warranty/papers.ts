import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { pageOfCase, type OfCase } from '../../../database/of-case';
import { nextNumber } from '../../../database/serial';
import { conflict } from '../../../http/problem';
import type { QualityTx } from '../tables';
import type { formToFill, repairToRecord } from './schemas';

/** Enters parts on the feedback form of a case, which the first of them opens (WR-10, I-WR-15). Throws 409 `partOnForm`. */
export async function fillWarrantyFeedbackForm(tx: QualityTx, { caseNo, dealerNo, formLines, filledBy }: z.output<typeof formToFill>, at: Date) {
  const form = { warrantyFeedbackFormNo: await nextNumber(baseOf(tx), 'WF', at), caseNo, dealerNo, openedBy: filledBy, openedAt: at };
  const { warrantyFeedbackFormNo } = await tx
    .insertInto('warrantyFeedbackForm')
    .values(form)
    .onConflict((clash) => clash.column('caseNo').doUpdateSet({ dealerNo }))
    .returning('warrantyFeedbackFormNo')
    .executeTakeFirstOrThrow();
  const rows = formLines.map((line) => ({ returnedPartNo: line.returnedPartNo, warrantyFeedbackFormNo, facts: JSON.stringify(line), filledBy, filledAt: at }));
  const written = await tx
    .insertInto('warrantyFeedbackFormLine')
    .values(rows)
    .onConflict((clash) => clash.doNothing())
    .returning('returnedPartNo')
    .execute();
  const before = rows.find(({ returnedPartNo }) => !written.some((row) => row.returnedPartNo === returnedPartNo));
  if (before) throw conflict('partOnForm', `${before.returnedPartNo} is on the feedback form already`);
  return { warrantyFeedbackFormNo };
}

/** What was done to repair a motor, and whether it worked, once (WR-13, WR-D6). Throws 409 `repairedBefore`. */
export async function recordMotorRepair(tx: QualityTx, given: z.output<typeof repairToRecord>, at: Date) {
  const motorRepairNo = await nextNumber(baseOf(tx), 'MR', at);
  const [caseNo = ''] = given.returnedPartNo.split('/');
  const stored = await tx
    .insertInto('motorRepair')
    .values({ ...given, supplierNo: given.supplierNo ?? null, caseNo, motorRepairNo, repairedAt: at })
    .onConflict((clash) => clash.column('returnedPartNo').doNothing())
    .returning('motorRepairNo')
    .executeTakeFirst();
  if (!stored) throw conflict('repairedBefore', `The repair of ${given.returnedPartNo} is recorded already`);
  return { motorRepairNo, repairedAt: shanghaiIso(at) };
}

/** Papers of warranty cases, oldest first. */
export async function listWarrantyPapers(tx: QualityTx, wanted: OfCase) {
  const records = await tx.selectFrom('warrantyRulingRecord').selectAll().$call(pageOfCase(wanted)).execute();
  const rulings = await tx.selectFrom('warrantyRuling').selectAll().where('caseNo', 'in', ['', ...records.map(({ caseNo }) => caseNo)]).orderBy('position').execute();
  const seconds = await tx.selectFrom('warrantySecondRuling').selectAll().$call(pageOfCase(wanted)).execute();
  const rechecks = await tx.selectFrom('warrantyRecheck').selectAll().where('returnedPartNo', 'in', ['', ...seconds.map(({ returnedPartNo }) => returnedPartNo)]).execute();
  const forms = await tx.selectFrom('warrantyFeedbackForm').selectAll().$call(pageOfCase(wanted)).execute();
  const formNos = ['', ...forms.map(({ warrantyFeedbackFormNo }) => warrantyFeedbackFormNo)];
  const lines = await tx.selectFrom('warrantyFeedbackFormLine').selectAll().where('warrantyFeedbackFormNo', 'in', formNos).orderBy('position').execute();
  const repairs = await tx.selectFrom('motorRepair').selectAll().$call(pageOfCase(wanted)).execute();
  return {
    rulingRecords: records.map(({ ruledAt, ...record }) => ({
      ...record,
      ruledAt: shanghaiIso(ruledAt),
      returnedParts: rulings.filter(({ caseNo }) => caseNo === record.caseNo).map(({ reason: rulingReason, ...part }) => ({ ...part, rulingReason })),
    })),
    secondRulings: seconds.map(({ ruledAt, ...row }) => {
      const recheck = rechecks.find(({ returnedPartNo }) => returnedPartNo === row.returnedPartNo);
      return { ...row, finding: recheck?.finding ?? row.finding, checkedBy: recheck?.checkedBy ?? null, ruledAt: shanghaiIso(ruledAt) };
    }),
    warrantyFeedbackForms: forms.map(({ openedAt, ...form }) => ({
      ...form,
      openedAt: shanghaiIso(openedAt),
      formLines: lines.filter((line) => line.warrantyFeedbackFormNo === form.warrantyFeedbackFormNo).map(({ facts }) => facts),
    })),
    motorRepairs: repairs.map(({ repairedAt, ...row }) => ({ ...row, repairedAt: shanghaiIso(repairedAt) })),
  };
}
