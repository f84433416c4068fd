import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import { recordMissingGoods, shareAccepted } from './acceptances';
import { chooseSupplier, withdrawChoice } from './choices';
import { collectAllNeeds, collectNeeds } from './collect';
import type { purchasingContract } from './contract';
import { recordDelivery } from './deliveries';
import { outsourcingHandlers } from './outsourcing-handlers';
import { pooledLines, requestLine } from './pool';
import { progressOf } from './progress';
import { findRequest, openRequest } from './requests';
import { dropNeed, settleLines } from './settlement';
import { clearingSuppliers, listSuppliers, loadSuppliers } from './suppliers';
import type { PurchasingTables } from './tables';
import { takeBackAcceptance } from './taken-back';
import { recordReplacement, recordVendorReturn, takeReplacement } from './vendor-returns';
import { poolLineView, poolParts, requestLineViews, requestView } from './views';

/**
 * Carries out purchasing's operations.
 * @param locale language of what it writes for staff
 */
export const handlers = (locale: Locale): Handlers<typeof purchasingContract, PurchasingTables> => ({
  ...outsourcingHandlers(locale),
  loadSuppliers: ({ tx }, { body }) => loadSuppliers(tx, body),
  listSuppliers: async ({ tx }, { query }) => ({ suppliers: await listSuppliers(tx, query.partNo) }),
  listClearingSuppliers: async ({ tx }, { query }) => ({ clearingSuppliers: await clearingSuppliers(tx, query.partNos.split(',')) }),

  requestLine: async ({ tx, at }, { body }) => ({ requestLineId: await requestLine(tx, body, at) }),
  getPool: async ({ tx }) => {
    const lines = await pooledLines(tx);
    return { lines: lines.map(poolLineView), parts: poolParts(lines) };
  },
  listRequestLines: async ({ tx }, { query }) => ({ requestLines: await requestLineViews(tx, query) }),
  collectNeeds: ({ tx, at }, { body }) => collectNeeds(tx, body, at),
  collectAllNeeds: async ({ tx, at }) => ({ purchaseRequestNos: await collectAllNeeds(tx, at) }),

  openRequest: ({ tx, at }, { body }) => openRequest(tx, body, at),
  chooseSupplier: ({ tx, at }, { body }) => chooseSupplier(tx, body, at),
  withdrawChoice: async ({ tx, at }, { body }) => {
    await withdrawChoice(tx, body.purchaseRequestNo, at);
    return {};
  },
  shareAccepted: ({ tx, at }, { body }) => shareAccepted(tx, body, at),
  recordMissingGoods: async ({ tx, at }, { body }) => {
    await recordMissingGoods(tx, body, at);
    return {};
  },
  takeBackAcceptance: async ({ tx, at }, { body }) => {
    await takeBackAcceptance(tx, body, at);
    return {};
  },
  dropNeed: async ({ tx }, { body }) => ({ droppedQuantity: await dropNeed(tx, body) }),
  settleLines: ({ tx, at }, { body }) => settleLines(tx, body, at),
  getProgress: async ({ tx }, { params }) => progressOf(tx, await findRequest(tx, params.purchaseRequestNo)),
  getRequest: async ({ tx }, { params }) => requestView(tx, await findRequest(tx, params.purchaseRequestNo)),
  listRequests: async ({ tx }, { query: { partNo, limit, offset } }) => {
    const requests = await tx
      .selectFrom('purchaseRequest')
      .selectAll()
      .$if(partNo !== undefined, (query) => query.where('partNo', '=', partNo ?? ''))
      .orderBy('position')
      .limit(limit)
      .offset(offset)
      .execute();
    return { purchaseRequests: await Promise.all(requests.map((request) => requestView(tx, request))) };
  },

  recordDelivery: ({ tx, at }, { body: { vendorReturnNoteNo, ...goods } }) =>
    vendorReturnNoteNo === undefined ? recordDelivery(tx, goods, at) : takeReplacement(tx, { ...goods, vendorReturnNoteNo }, at),
  recordReplacement: ({ tx, at }, { body }) => recordReplacement(tx, body, at),
  recordVendorReturn: async ({ tx, at }, { body }) => ({ vendorReturnNoteNo: await recordVendorReturn(tx, body, at) }),
});
