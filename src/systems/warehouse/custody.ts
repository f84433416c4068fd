import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refused, refusedField } from '../../http/problem';
import { linesOfSheets, lockSheet } from './count-repository';
import type { CountLine } from './keeper-tables';
import { post } from './movements';
import { knownParts } from './parts';
import { countsAList, handOver, requireApproved, type HandedOver } from './scrap/custody';
import { lockBalances } from './stock-repository';
import type { WarehouseTx } from './tables';
import type { transferCustodyBody } from './vehicle-operations';

type Transfer = z.output<typeof transferCustodyBody>;

/**
 * Passes counted goods into the custody of Administration, OLD to SCR, once per count (PS-12): of a scrap list what is
 * approved and there, else vehicles. Tells the record's number, or null where Administration does not sign: then nothing
 * moves and the goods are counted anew (PS-D7). Throws 404; 409 `notCounted`, `transferredBefore`, `sameHand`; 422
 * `goodsMissing`, `notOnSheet`, `moreThanCounted`, `reasonMissing`; of a list what `requireApproved` tells.
 */
export async function transferCustody(tx: WarehouseTx, given: Transfer, at: Date): Promise<HandedOver & { custodyTransferRecordNo: string | null }> {
  const { caseNo, countSheetNo, goods, custodySigned, reason, handedOverBy, signedBy } = given;
  if (handedOverBy === signedBy) throw conflict('sameHand', `${signedBy} hands the goods over; another person signs for them (I-G-9)`);
  if (!custodySigned && !reason) throw refusedField('reasonMissing', 'reason', 'say why Administration does not sign');
  const counted = await requireCounted(tx, given);
  const lines = countsAList(counted) ? await requireApproved(tx, given, counted) : requireGoods(given, counted);
  const custodyTransferRecordNo = custodySigned ? await nextNumber(baseOf(tx), 'CU', at) : null;
  const row = { custodyTransferRecordNo, caseNo, countSheetNo, goods: JSON.stringify(goods), reason: reason || null, handedOverBy, signedBy, transferredAt: at };
  await tx.insertInto('custodyTransfer').values(row).execute();
  if (custodyTransferRecordNo === null) return { custodyTransferRecordNo, movementIds: [], endState: null, newCandidates: [] };
  if (lines) return { custodyTransferRecordNo, ...(await handOver(tx, given, custodyTransferRecordNo, lines, counted, at)) };
  await moveToScrap(tx, custodyTransferRecordNo, goods, at);
  return { custodyTransferRecordNo, movementIds: [], endState: null, newCandidates: [] };
}

/** What the sheet counted in the old-parts store; throws unless it is counted and was not passed on before. */
async function requireCounted(tx: WarehouseTx, { countSheetNo }: Transfer): Promise<CountLine[]> {
  const sheet = await lockSheet(tx, countSheetNo);
  if (!sheet) throw notFound('count sheet', countSheetNo);
  if (sheet.counter === null) throw conflict('notCounted', `${countSheetNo} is not counted yet`);
  const before = await tx
    .selectFrom('custodyTransfer')
    .select('custodyTransferRecordNo')
    .where('countSheetNo', '=', countSheetNo)
    .where('custodyTransferRecordNo', 'is not', null)
    .executeTakeFirst();
  if (before) throw conflict('transferredBefore', `What ${countSheetNo} counted passed on ${before.custodyTransferRecordNo} already`);
  return (await linesOfSheets(tx, [countSheetNo])).filter(({ location }) => location === 'OLD');
}

/** Vehicles: each must have been counted. */
function requireGoods({ countSheetNo, goods }: Transfer, lines: CountLine[]): undefined {
  if (goods.length === 0) throw refusedField('goodsMissing', 'goods', 'say what is handed over');
  goods.forEach(({ partNo, quantity }, index) => {
    const counted = lines.find((line) => line.partNo === partNo)?.counted ?? undefined;
    if (counted === undefined) throw fault('notOnSheet', `goods.${index}.partNo`, `${countSheetNo} did not count ${partNo} in the old-parts store`);
    if (quantity > counted) throw fault('moreThanCounted', `goods.${index}.quantity`, `${countSheetNo} counted ${counted} ${partNo}, not ${quantity}`);
  });
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);

async function moveToScrap(tx: WarehouseTx, documentNo: string, goods: Transfer['goods'], at: Date): Promise<void> {
  const parts = await knownParts(tx, goods.map(({ partNo }) => partNo), (index) => `goods.${index}.partNo`);
  const balances = await lockBalances(tx, goods.flatMap(({ partNo }) => [{ partNo, location: 'OLD' as const }, { partNo, location: 'SCR' as const }]));
  for (const [index, { partNo, quantity }] of goods.entries()) {
    const part = parts.get(partNo);
    const onHand = balances.find((each) => each.partNo === partNo && each.location === 'OLD')?.onHand ?? 0;
    if (!part || onHand < quantity) throw fault('moreThanCounted', `goods.${index}.quantity`, `${onHand} ${partNo} are in the old-parts store, not ${quantity}`);
    await post(tx, { documentNo, type: 'scrapTransfer', part, from: 'OLD', to: 'SCR', quantity, orderLineId: null }, at);
  }
}

/** Custody transfers, signed for or not, oldest first. */
export async function listCustodyTransfers(tx: WarehouseTx, wanted: OfCase) {
  const rows = await tx.selectFrom('custodyTransfer').selectAll().$call(pageOfCase(wanted, 'id')).execute();
  return rows.map((row) => ({ ...row, custodySigned: row.custodyTransferRecordNo !== null, transferredAt: shanghaiIso(row.transferredAt) }));
}
