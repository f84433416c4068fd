import type { Moment } from '../../database/base-tables';

/** Tables of the migration `red-letters`. */
export interface RedLetterTables {
  postingRule: { id: string; summary: string; reversal: 'voucher' | 'slip' | 'none' };
  voucherReversal: { voucherNo: string; reversedVoucherNo: string; reason: string; requestedBy: string; reviewedBy: string };
  reversedMovement: { movementId: string; counterMovementId: string; documentNo: string; at: Moment; receivedAt: Moment };
}
