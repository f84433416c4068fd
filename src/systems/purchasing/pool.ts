import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { tellNeed } from './messages';
import { nameOfPart } from './suppliers';
import type { PurchasingTx } from './tables';
import { track } from './tracking';

export interface Need {
  partNo: string;
  quantity: number;
  orderLineId?: string | undefined;
  requirements?: string | undefined;
  requester?: string | undefined;
  requesterPost?: string | undefined;
  neededBy?: string | undefined;
}

/** A part purchase request goes into the pool; its tracking record is opened and the collecting flow told. Returns its id. */
export async function requestLine(tx: PurchasingTx, need: Need, at: Date): Promise<string> {
  const requestLineId = await addNeed(tx, { ...need, awaited: true }, at);
  await tellNeed(tx, requestLineId, at);
  return requestLineId;
}

/**
 * Writes a need down and opens its tracking record; throws 422 unknownPart.
 * @param collectedIn the purchase request it is part of at once; left out, it lies in the pool
 */
export async function addNeed(tx: PurchasingTx, need: Need & { awaited: boolean; collectedIn?: string }, at: Date): Promise<string> {
  const { partNo, quantity, orderLineId, requirements, requester, requesterPost, neededBy, awaited, collectedIn } = need;
  await nameOfPart(tx, partNo);
  const requestLineId = await nextNumber(baseOf(tx), 'RL', at);
  await tx
    .insertInto('requestLine')
    .values({
      requestLineId,
      partNo,
      quantity,
      orderLineId: orderLineId ?? null,
      requirements: requirements ?? null,
      requester: requester ?? null,
      requesterPost: requesterPost ?? null,
      neededBy: neededBy ?? null,
      requestedAt: at,
      awaited,
      state: collectedIn === undefined ? 'pooled' : 'collected',
      purchaseRequestNo: collectedIn ?? null,
    })
    .execute();
  await track(tx, [requestLineId], { event: 'requested', quantity }, at);
  return requestLineId;
}

/** Needs of the pool with their parts' names, in the order of registration. */
export const pooledLines = (tx: PurchasingTx) =>
  tx
    .selectFrom('requestLine')
    .innerJoin('part', 'part.partNo', 'requestLine.partNo')
    .selectAll('requestLine')
    .select('part.name as partName')
    .where('state', '=', 'pooled')
    .orderBy('position')
    .execute();
