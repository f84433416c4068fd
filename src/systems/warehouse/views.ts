import type { Selectable } from 'kysely';
import { shanghaiIso } from '../../clock';
import { cnyOf } from '../../money';
import type { BalanceRow, IssueSlip, IssueSlipLine, MovementRow, ReservationRow, SlipMarkRow } from './tables';

/** Rows as callers see them: moments as text, amounts in CNY. */
export const stockView = (row: BalanceRow & { name: string }) => ({ ...row, free: row.onHand - row.reserved });

export const movementView = (row: Selectable<MovementRow>) => ({
  movementId: `WH-${row.id}`,
  documentNo: row.documentNo,
  type: row.type,
  partNo: row.partNo,
  from: row.fromLocation,
  to: row.toLocation,
  quantity: row.quantity,
  orderLineId: row.orderLineId,
  oldPartNo: row.oldPartNo,
  unitCost: cnyOf(row.unitCostFen),
  note: row.note,
  at: shanghaiIso(row.at),
});

export const reservationView = ({ orderNo, orderLineId, partNo, location, quantity }: Selectable<ReservationRow>) => ({
  orderNo,
  orderLineId,
  partNo,
  location,
  quantity,
});

export const momentOrNull = (moment: Date | null) => (moment === null ? null : shanghaiIso(moment));

export const slipView = (slip: IssueSlip, lines: IssueSlipLine[], marks: Selectable<SlipMarkRow>[]) => ({
  ...slip,
  madeAt: shanghaiIso(slip.madeAt),
  reviewedAt: momentOrNull(slip.reviewedAt),
  cancelledAt: momentOrNull(slip.cancelledAt),
  lines: lines
    .filter(({ issueSlipNo }) => issueSlipNo === slip.issueSlipNo)
    .map(({ orderLineId, partNo, partName, quantity, staged, shipped }) => ({ orderLineId, partNo, partName, quantity, staged, shipped })),
  marks: marks
    .filter(({ issueSlipNo }) => issueSlipNo === slip.issueSlipNo)
    .map(({ act, person, at, passed, reason }) => ({ act, person, at: shanghaiIso(at), passed, reason })),
});

interface NamedLine {
  orderLineId: string;
  partNo: string;
  partName: string;
  quantity: number;
}

export const lineView = ({ orderLineId, partNo, partName, quantity }: NamedLine) => ({ orderLineId, partNo, partName, quantity });
