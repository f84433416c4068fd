import { conflict } from '../../http/problem';
import type { Line } from '../shared-schemas';
import { findParts, lockBalances, reservationsOfLines } from './stock-repository';
import type { Location } from './schemas';
import { matchLines, requireWithin, type MatchedLine } from './slip-match';
import { requireState } from './slip-states';
import { slipWithLines } from './slips';
import type { Part } from './parts';
import type { IssueSlip, IssueSlipLine, WarehouseTx } from './tables';

/** Pieces of a slip that are about to move. */
export interface Leaving {
  issueSlipNo: string;
  shipmentLines: Line[];
  from: 'AS' | 'ST';
  /** Null: out of the company. */
  to: Location | null;
}

export interface LeavingLine extends MatchedLine {
  part: Part;
}

/**
 * Checks that the pieces may move and locks everything they touch: the slip is packed, the lines are the
 * slip's, not more than it leaves open there, and reserved there (SW-D1.1).
 */
export async function linesToMove(tx: WarehouseTx, leaving: Leaving, act: string): Promise<{ slipKind: IssueSlip['slipKind']; lines: LeavingLine[] }> {
  const { issueSlipNo, shipmentLines, from, to } = leaving;
  const [slip, own] = await slipWithLines(tx, issueSlipNo);
  requireState(slip, 'packed', act);
  const matched = matchLines(slip, own, shipmentLines, 'shipmentLines');
  requireWithin(matched, openAt[from], 'moreThanSlip', `that ${issueSlipNo} leaves open at ${from}`);
  const { slipKind } = slip;
  // What an other issue slip takes along lies in the old-parts store, or never was in stock.
  const locked = slipKind === 'issueSlip' ? lockReserved(tx, matched, { from, to }) : undefined;
  const [parts] = await Promise.all([findParts(tx, matched.map(({ line }) => line.partNo)), locked]);
  const lines = matched.flatMap((each) => parts.filter(({ partNo }) => partNo === each.line.partNo).map((part) => ({ ...each, part })));
  return { slipKind, lines };
}

async function lockReserved(tx: WarehouseTx, matched: MatchedLine[], { from, to }: Pick<Leaving, 'from' | 'to'>): Promise<void> {
  const partNos = matched.map(({ line }) => line.partNo);
  const locations = to === null ? [from] : [from, to];
  await Promise.all([
    lockBalances(tx, partNos.flatMap((partNo) => locations.map((location) => ({ partNo, location })))),
    requireReserved(tx, matched, from),
  ]);
}

const openAt: Record<Leaving['from'], (line: IssueSlipLine) => number> = {
  AS: ({ quantity, staged, shipped }) => quantity - staged - shipped,
  ST: ({ staged }) => staged,
};

async function requireReserved(tx: WarehouseTx, matched: MatchedLine[], from: Location): Promise<void> {
  const reservations = await reservationsOfLines(tx, matched.map(({ line }) => line.orderLineId));
  for (const { line, quantity } of matched) {
    const here = reservations.find((each) => each.orderLineId === line.orderLineId && each.location === from);
    const reserved = here?.partNo === line.partNo ? here.quantity : 0;
    if (quantity > reserved) {
      throw conflict('notReserved', `${quantity} pieces of ${line.orderLineId} are to leave ${from}, only ${reserved} are reserved there`);
    }
  }
}
