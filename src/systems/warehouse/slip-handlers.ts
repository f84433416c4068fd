import type { Locale } from '../../config';
import type { Handlers } from '../../http/system-app';
import type { warehouseContract } from './contract';
import { postDeparture } from './departure';
import { recordMark } from './marks';
import { recordPacking } from './packing';
import { oneSlip, packingRecords, shipments, slipViews } from './papers';
import * as reads from './reads-repository';
import { reviewIssueSlip } from './review';
import type { slipOperations } from './slip-operations';
import { makeIssueSlip } from './slips';
import { moveToStaging } from './staging';
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

  async recordPicking({ tx, at }, { body: { issueSlipNo, keeper } }) {
    return { slipState: await recordMark(tx, 'picking', { issueSlipNo, person: keeper, passed: true }, at) };
  },

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
