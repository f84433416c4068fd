import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { Problem, conflict, refusedField } from '../../http/problem';
import type { Handlers } from '../../http/handlers';
import { cnyOf, fenOf } from '../../money';
import { book, pairOf } from './ledger';
import type { supplierOffsetBody, supplierOffsetOperations } from './supplier-offset-operations';
import type { FinanceTables, FinanceTx } from './tables';

/**
 * Offsets a supplier's payable for the parts of an other issue slip, once per slip (WR-18, M-03): a voucher for each
 * movement of the slip (L-13), at the value that the warehouse gave up. The order desk is told of the credit.
 * Throws 503 `movementNotYetKnown`, 409 `supplierOffset`, 422 `amountDiffers`.
 */
async function offsetSupplier(tx: FinanceTx, given: z.output<typeof supplierOffsetBody>, at: Date) {
  const { clearedAmount, ...head } = given;
  const { otherIssueSlipNo, supplierNo, clearingKey } = head;
  const movements = await movementsOfSlip(tx, otherIssueSlipNo, fenOf(clearedAmount));
  const supplierOffsetVoucherNo = await nextNumber(baseOf(tx), 'SO', at);
  const stored = await tx
    .insertInto('supplierOffset')
    .values({ ...head, supplierOffsetVoucherNo, amountFen: fenOf(clearedAmount), offsetAt: at })
    .onConflict((clash) => clash.column('otherIssueSlipNo').doNothing())
    .returning('supplierOffsetVoucherNo')
    .executeTakeFirst();
  if (!stored) throw conflict('supplierOffset', `The supplier is charged for ${otherIssueSlipNo} already; a slip is charged once`);
  const voucherNos = [];
  for (const { movementId: source, quantity, unitCostFen, at: moved } of movements) {
    const entries = pairOf({ account: 'supplierPayable', party: supplierNo }, { account: 'oldPartsInventory', party: null }, quantity * unitCostFen);
    voucherNos.push(await book(tx, { rule: 'L-13', source, documentNo: supplierOffsetVoucherNo, orderNo: null, at: moved, entries }, at));
  }
  const credit = { otherIssueSlipNo, clearingKey, voucherNo: supplierOffsetVoucherNo };
  await enqueue(baseOf(tx), { channel: 'system', target: 'order-desk/recordSupplierCredit', dedupKey: `recordSupplierCredit:${supplierOffsetVoucherNo}`, payload: { body: credit } }, at);
  return { supplierOffsetVoucherNo, voucherNos, offsetAmount: clearedAmount };
}

/** What the warehouse told of the slip; all of it must be known, or the supplier would be charged too little. */
async function movementsOfSlip(tx: FinanceTx, otherIssueSlipNo: string, wanted: number) {
  const movements = await tx
    .selectFrom('stockMovement')
    .selectAll()
    .where('documentNo', '=', otherIssueSlipNo)
    .where('type', '=', 'supplierClearing')
    .orderBy('movementId')
    .execute();
  const known = movements.reduce((sum, { quantity, unitCostFen }) => sum + quantity * unitCostFen, 0);
  if (known < wanted) throw new Problem(503, 'movementNotYetKnown', `The warehouse has told ${cnyOf(known)} CNY of ${otherIssueSlipNo} so far; try again`);
  if (known > wanted) throw refusedField('amountDiffers', 'clearedAmount', `the parts of ${otherIssueSlipNo} are worth ${cnyOf(known)} CNY`);
  return movements;
}

/** Supplier-payables offset vouchers, oldest first. */
async function listSupplierOffsets(tx: FinanceTx, wanted: OfCase) {
  const rows = await tx.selectFrom('supplierOffset').selectAll().$call(pageOfCase(wanted)).execute();
  return rows.map(({ amountFen, offsetAt, ...row }) => ({ ...row, amount: cnyOf(amountFen), offsetAt: shanghaiIso(offsetAt) }));
}

type SupplierOffsetContract = { system: string; title: string; operations: typeof supplierOffsetOperations };

/** Carries out finance's operations on what suppliers are charged. */
export const supplierOffsetHandlers: Handlers<SupplierOffsetContract, FinanceTables> = {
  offsetSupplier: ({ tx, at }, { body }) => offsetSupplier(tx, body, at),
  listSupplierOffsets: async ({ tx }, { query }) => ({ supplierOffsets: await listSupplierOffsets(tx, query) }),
};
