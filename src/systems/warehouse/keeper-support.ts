import { expect } from '@jest/globals';
import type { SlipKind } from './keeper-schemas';
import { key, type StartedWarehouse } from './test-support';

interface Wanted {
  partNo: string;
  quantity: number;
}

/** A slip made by zhao.lei. */
export async function keeperSlip(system: StartedWarehouse, kind: SlipKind, slipLines: Wanted[]): Promise<string> {
  const { stockSlipNo } = await system.client.makeStockSlip({ body: { kind, slipLines, maker: 'zhao.lei' }, idempotencyKey: key() });
  return stockSlipNo;
}

/** A slip that qian.fang has reviewed. */
export async function reviewedSlip(system: StartedWarehouse, kind: SlipKind, slipLines: Wanted[]): Promise<string> {
  const stockSlipNo = await keeperSlip(system, kind, slipLines);
  await system.client.reviewStockSlip({ body: { stockSlipNo, approved: true, reviewer: 'qian.fang' }, idempotencyKey: key() });
  return stockSlipNo;
}

export const handOut = (system: StartedWarehouse, stockSlipNo: string | undefined, changes: object = {}) =>
  system.client.recordHandOut({
    body: { ...(stockSlipNo === undefined ? {} : { stockSlipNo }), decision: 'handOut', realLines: [], keeper: 'sun.wei', ...changes },
    idempotencyKey: key(),
  });

/** Why nothing is done against what is laid before the keeper; null when he may. */
export const whyRefused = async (system: StartedWarehouse, act: 'handOut' | 'receipt', stockSlipNo?: string) =>
  (await system.client.presentSlip({ query: { act, stockSlipNo } })).refusalReason;

export const postSlip = (system: StartedWarehouse, stockSlipNo: string) =>
  system.client.postStockSlip({ body: { stockSlipNo }, idempotencyKey: key() });

/** Draws pieces from the company store, whole. */
export async function draw(system: StartedWarehouse, partNo: string, quantity: number): Promise<void> {
  const slip = await reviewedSlip(system, 'drawingSlip', [{ partNo, quantity }]);
  await handOut(system, slip);
  await postSlip(system, slip);
}

export async function slipState(system: StartedWarehouse, stockSlipNo: string): Promise<string | undefined> {
  const { stockSlips } = await system.client.listStockSlips({ query: { stockSlipNo } });
  return stockSlips[0]?.state;
}

/** Counts one place by sun.wei. */
export async function count(system: StartedWarehouse, partNo: string, location: 'AS' | 'CO' | 'OLD' | 'ST', countedQuantity: number) {
  const countLines = [{ partNo, location }];
  const { countSheetNo } = await system.client.openCount({ body: { countLines }, idempotencyKey: key() });
  const body = { countSheetNo, countedLines: [{ partNo, location, countedQuantity }], counter: 'sun.wei' };
  return { countSheetNo, ...(await system.client.recordCount({ body, idempotencyKey: key() })) };
}

export function reportOf({ differenceReportNo }: { differenceReportNo: string | null }): string {
  expect(differenceReportNo).not.toBeNull();
  return differenceReportNo ?? '';
}

export const decide = (system: StartedWarehouse, differenceReportNo: string, changes: object = {}) =>
  system.client.decideDifference({ body: { differenceReportNo, released: true, decidedBy: 'wu.hao', ...changes }, idempotencyKey: key() });

export const postReport = (system: StartedWarehouse, differenceReportNo: string) =>
  system.client.postDifference({ body: { differenceReportNo }, idempotencyKey: key() });
