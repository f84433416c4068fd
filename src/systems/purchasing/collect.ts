import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, refusedField } from '../../http/problem';
import { tellRequest } from './messages';
import type { PurchasingTx, RequestLine } from './tables';
import { track } from './tracking';

export interface Requirements {
  specification?: string | undefined;
  qualityRequirements?: string | undefined;
  specialRequirements?: string | undefined;
}

export interface Collection extends Requirements {
  partNo: string;
  /** Left out: every need of the part. */
  requestLineIds?: string[] | undefined;
  /** Needs that stay in the pool for the next collection. */
  leftOutLineIds?: string[] | undefined;
  /** Left out: made by the clock. */
  maker?: string | undefined;
}

/** Collects needs of one part into a purchase request (PP-01) and tells the buying flow. */
export async function collectNeeds(tx: PurchasingTx, { requestLineIds, leftOutLineIds = [], ...collection }: Collection, at: Date) {
  const { partNo } = collection;
  const pooled = (await lockPooled(tx, partNo)).filter((line) => !leftOutLineIds.includes(line.requestLineId));
  const lines = requestLineIds === undefined ? fitting(pooled) : await linesNamed(tx, pooled, partNo, requestLineIds);
  if (fitting(lines).length < lines.length) throw tooMany();
  if (lines.length === 0) throw conflict('nothingPooled', `partNo: the pool has no need of ${partNo}; it may have been collected meanwhile`);
  const purchaseRequestNo = await makeRequest(tx, { ...collection, lines }, at);
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  return { purchaseRequestNo, quantity, remainingLines: await countPooled(tx) };
}

/** Collects the whole pool, one purchase request a part; returns their numbers. */
export async function collectAllNeeds(tx: PurchasingTx, at: Date): Promise<string[]> {
  const pooled = await lockPooled(tx);
  const partNos = [...new Set(pooled.map(({ partNo }) => partNo))];
  const numbers: string[] = [];
  for (const partNo of partNos) {
    let left = pooled.filter((line) => line.partNo === partNo);
    while (left.length > 0) {
      const lines = fitting(left);
      numbers.push(await makeRequest(tx, { partNo, lines }, at));
      left = left.slice(lines.length);
    }
  }
  return numbers;
}

/** What one purchase request can carry: pieces as any quantity, lines as a receipt's shares. */
const most = { pieces: 100_000, lines: 200 };

/** As many of the lines, from the first, as one purchase request can carry; the others are left for the next. */
function fitting(lines: RequestLine[]): RequestLine[] {
  let pieces = 0;
  const beyond = lines.findIndex((line, index) => index >= most.lines || (pieces += line.quantity) > most.pieces);
  return beyond < 0 ? lines : lines.slice(0, beyond);
}

const tooMany = () =>
  refusedField('tooManyPieces', 'requestLineIds', `a purchase request carries ${most.pieces} pieces and ${most.lines} needs; collect the others into another one`);

const lockPooled = (tx: PurchasingTx, partNo?: string): Promise<RequestLine[]> =>
  tx
    .selectFrom('requestLine')
    .selectAll()
    .where('state', '=', 'pooled')
    .$if(partNo !== undefined, (query) => query.where('partNo', '=', partNo ?? ''))
    .orderBy('position')
    .forUpdate()
    .execute();

/** Throws 422 lineOfOtherPart or 409 lineNotPooled for the first line that can not be collected. */
async function linesNamed(tx: PurchasingTx, pooled: RequestLine[], partNo: string, ids: string[]): Promise<RequestLine[]> {
  const missing = ids.findIndex((id) => !pooled.some(({ requestLineId }) => requestLineId === id));
  if (missing < 0) return pooled.filter(({ requestLineId }) => ids.includes(requestLineId));
  const id = ids[missing] ?? '';
  const other = await tx.selectFrom('requestLine').selectAll().where('requestLineId', '=', id).executeTakeFirst();
  const field = `requestLineIds.${missing}`;
  if (other && other.partNo !== partNo) {
    throw refusedField('lineOfOtherPart', field, `${id} is a need of ${other.partNo}, not of ${partNo}`);
  }
  throw conflict('lineNotPooled', `${field}: ${id} is not in the pool${other ? `; it is part of ${other.purchaseRequestNo}` : ''}`);
}

async function makeRequest(tx: PurchasingTx, collection: Omit<Collection, 'requestLineIds' | 'leftOutLineIds'> & { lines: RequestLine[] }, at: Date) {
  const { lines, ...head } = collection;
  const asked = [...new Set(lines.flatMap(({ requirements }) => (requirements === null ? [] : [requirements])))].join('；');
  const purchaseRequestNo = await insertRequest(tx, { ...head, specialRequirements: head.specialRequirements || asked }, at);
  const ids = lines.map(({ requestLineId }) => requestLineId);
  await tx.updateTable('requestLine').set({ state: 'collected', purchaseRequestNo }).where('requestLineId', 'in', ids).execute();
  await track(tx, ids, { event: 'collected', paperNo: purchaseRequestNo }, at);
  await tellRequest(tx, purchaseRequestNo, at);
  return purchaseRequestNo;
}

/** Writes a purchase request down and returns its number. */
export async function insertRequest(tx: PurchasingTx, request: Omit<Collection, 'requestLineIds' | 'leftOutLineIds'> & { instance?: string }, at: Date): Promise<string> {
  const purchaseRequestNo = await nextNumber(baseOf(tx), 'PP', at);
  await tx
    .insertInto('purchaseRequest')
    .values({
      purchaseRequestNo,
      partNo: request.partNo,
      specification: request.specification || null,
      qualityRequirements: request.qualityRequirements || null,
      specialRequirements: request.specialRequirements?.slice(0, 500) || null,
      maker: request.maker ?? null,
      madeAt: at,
      instance: request.instance ?? null,
    })
    .execute();
  return purchaseRequestNo;
}

async function countPooled(tx: PurchasingTx): Promise<number> {
  const { left } = await tx
    .selectFrom('requestLine')
    .select((count) => count.fn.countAll<number>().as('left'))
    .where('state', '=', 'pooled')
    .executeTakeFirstOrThrow();
  return left;
}
