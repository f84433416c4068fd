import { conflict, notFound, refusedField } from '../../http/problem';
import { insertRequest, type Requirements } from './collect';
import { addNeed } from './pool';
import { nameOfPart } from './suppliers';
import type { PurchaseRequest, PurchasingTx } from './tables';
import { track } from './tracking';

export interface Opening extends Requirements {
  instance: string;
  purchaseRequestNo?: string | undefined;
  partNo?: string | undefined;
  quantity?: number | undefined;
  maker?: string | undefined;
  neededBy?: string | undefined;
}

/**
 * Binds a purchase request to the instance that works on it: the first one wins, and may ask again.
 * Without a number the request is made, with a need for stock as its one line.
 * Throws 409 caseExists for a second instance, 422 needMissing without number and need.
 */
export async function openRequest(tx: PurchasingTx, opening: Opening, at: Date) {
  const { instance, purchaseRequestNo } = opening;
  if (purchaseRequestNo === undefined) return told(tx, await makeForStock(tx, opening, at));
  const request = await lockRequest(tx, purchaseRequestNo);
  if (request.instance !== null && request.instance !== instance) {
    throw conflict('caseExists', `${purchaseRequestNo} is already run by process instance ${request.instance}; cancel this second one`);
  }
  await tx.updateTable('purchaseRequest').set({ instance }).where('purchaseRequestNo', '=', purchaseRequestNo).execute();
  return told(tx, purchaseRequestNo);
}

async function makeForStock(tx: PurchasingTx, { purchaseRequestNo: _none, partNo, quantity, neededBy, ...head }: Opening, at: Date): Promise<string> {
  const field = partNo === undefined ? 'partNo' : 'quantity';
  if (partNo === undefined || quantity === undefined) {
    throw refusedField('needMissing', field, 'a purchase request that is made here needs its part and quantity');
  }
  await nameOfPart(tx, partNo);
  const made = await insertRequest(tx, { ...head, partNo }, at);
  const need = { partNo, quantity, requester: head.maker, neededBy, awaited: false, collectedIn: made };
  await track(tx, [await addNeed(tx, need, at)], { event: 'collected', paperNo: made }, at);
  return made;
}

async function told(tx: PurchasingTx, purchaseRequestNo: string) {
  const { partNo, specification, qualityRequirements, specialRequirements } = await findRequest(tx, purchaseRequestNo);
  const lines = await linesOf(tx, purchaseRequestNo);
  return {
    purchaseRequestNo,
    partNo,
    partName: await nameOfPart(tx, partNo),
    quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    specification,
    qualityRequirements,
    specialRequirements,
    neededBy: lines.flatMap((line) => line.neededBy ?? []).sort().at(0) ?? null,
    requesterPosts: [...new Set(lines.flatMap(({ requesterPost }) => requesterPost ?? []))],
  };
}

/** The request, for reading; throws 404. */
export async function findRequest(tx: PurchasingTx, purchaseRequestNo: string): Promise<PurchaseRequest> {
  return requireFound(await requestQuery(tx, purchaseRequestNo).executeTakeFirst(), purchaseRequestNo);
}

/** The request, locked for this transaction; throws 404. */
export async function lockRequest(tx: PurchasingTx, purchaseRequestNo: string): Promise<PurchaseRequest> {
  return requireFound(await requestQuery(tx, purchaseRequestNo).forUpdate().executeTakeFirst(), purchaseRequestNo);
}

const requestQuery = (tx: PurchasingTx, purchaseRequestNo: string) =>
  tx.selectFrom('purchaseRequest').selectAll().where('purchaseRequestNo', '=', purchaseRequestNo);

function requireFound(request: PurchaseRequest | undefined, purchaseRequestNo: string): PurchaseRequest {
  if (!request) throw notFound('purchase request', purchaseRequestNo);
  return request;
}

/** The request, locked and not closed; throws 404, 409 requestClosed. */
export async function openRequestOf(tx: PurchasingTx, purchaseRequestNo: string): Promise<PurchaseRequest> {
  const request = await lockRequest(tx, purchaseRequestNo);
  if (request.closedAt === null) return request;
  throw conflict('requestClosed', `The purchase request ${purchaseRequestNo} is closed; nothing is bought, taken in or shared for it any more`);
}

/** Needs of a request, in the order of registration. */
export const linesOf = (tx: PurchasingTx, purchaseRequestNo: string) =>
  tx.selectFrom('requestLine').selectAll().where('purchaseRequestNo', '=', purchaseRequestNo).orderBy('position').execute();

/** More pieces of the request are no longer wanted. */
export const giveUp = (tx: PurchasingTx, purchaseRequestNo: string, quantity: number, reason?: string) =>
  tx
    .updateTable('purchaseRequest')
    .set((row) => ({ givenUpQuantity: row('givenUpQuantity', '+', quantity), ...(reason === undefined ? {} : { givenUpReason: reason }) }))
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .execute();
