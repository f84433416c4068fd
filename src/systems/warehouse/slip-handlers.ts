import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import type { warehouseContract } from './contract';
import { postDeparture } from './departure';
import { recordMark } from './marks';
import { recordPacking } from './packing';
import { oneSlip, packingRecords, shipments, slipViews } from './papers';
import { recordPicking } from './picking';
import * as reads from './reads-repository';
import { reviewIssueSlip } from './review';
import type { slipOperations } from './slip-operations';
import { makeIssueSlip } from './slips';
import { cancelIssueSlip } from './slip-cancellation';
import { moveToStaging } from './staging';
import { returnToStore } from './staging-return';
import type { WarehouseTables } from './tables';
import { momentOrNull } from './views';

type SlipHandlers = Pick<Handlers<typeof warehouseContract, WarehouseTables>, keyof typeof slipOperations>;

export const slipHandlers = (locale: Locale): SlipHandlers => ({
  async makeIssueSlip({ tx, at }, { body }) {
    return { issueSlipNo: await makeIssueSlip(tx, body, at) };
  },

  async reviewIssueSlip({ tx, at }, { body }) {
    const result = await reviewIssueSlip(tx, body, at, locale);
    return { ...result, reviewedAt: momentOrNull(result.reviewedAt) };
  },

  recordPicking: ({ tx, at }, { body }) => recordPicking(tx, body, at, locale),

  async recordCheck({ tx, at }, { body: { issueSlipNo, agrees, reason, checker } }) {
    return { slipState: await recordMark(tx, 'check', { issueSlipNo, person: checker, passed: agrees, reason }, at) };
  },

  async recordApproval({ tx, at }, { body: { issueSlipNo, approved, reason, approver } }) {
    return { slipState: await recordMark(tx, 'approval', { issueSlipNo, person: approver, passed: approved, reason }, at) };
  },

  recordPacking: ({ tx, at }, { body }) => recordPacking(tx, body, at),

  async moveToStaging({ tx, at }, { body }) {
    await moveToStaging(tx, body, at);
    return {};
  },

  async returnToStore({ tx, at }, { body }) {
    await returnToStore(tx, body, at);
    return {};
  },

  async cancelIssueSlip({ tx, at }, { body }) {
    await cancelIssueSlip(tx, body, at);
    return { slipState: 'void' as const };
  },

  async postDeparture({ tx, at }, { body }) {
    return { shipmentNo: await postDeparture(tx, body, at) };
  },

  getIssueSlip: ({ tx }, { params }) => oneSlip(tx, params.issueSlipNo),

  async listIssueSlips({ tx }, { query }) {
    return { issueSlips: await slipViews(tx, await reads.slips(tx, query)) };
  },

  async listPackingRecords({ tx }, { query }) {
    return { packingRecords: await packingRecords(tx, query) };
  },

  async listShipments({ tx }, { query }) {
    return { shipments: await shipments(tx, query) };
  },
});
