import type { Locale } from '../../config';

/** What a review found wrong with a slip line. */
export type ReviewFault =
  | { kind: 'exceeds'; orderLineId: string; partNo: string; onSlip: number; reserved: number }
  | { kind: 'otherPart'; orderLineId: string; partNo: string; reservedPart: string };

const words: Record<Locale, { say: (fault: ReviewFault) => string; between: string }> = {
  'zh-CN': {
    say: (fault) =>
      fault.kind === 'exceeds'
        ? `订单行 ${fault.orderLineId}（${fault.partNo}）：出库单为 ${fault.onSlip} 件，可用预留为 ${fault.reserved} 件`
        : `订单行 ${fault.orderLineId}：出库单为配件 ${fault.partNo}，预留的是 ${fault.reservedPart}`,
    between: '；',
  },
  en: {
    say: (fault) =>
      fault.kind === 'exceeds'
        ? `Order line ${fault.orderLineId} (${fault.partNo}): the slip says ${fault.onSlip}, reserved for it are ${fault.reserved}`
        : `Order line ${fault.orderLineId}: the slip says part ${fault.partNo}, reserved is ${fault.reservedPart}`,
    between: '; ',
  },
};

/** The reason of a void slip in words for staff. */
export const reviewReasonOf = (faults: ReviewFault[], locale: Locale): string =>
  faults.map(words[locale].say).join(words[locale].between);
