import type { Locale } from '../../config';

/** What a review found wrong with a slip line. */
export type ReviewFault =
  | { kind: 'exceeds'; orderLineId: string; partNo: string; onSlip: number; reserved: number }
  | { kind: 'below'; orderLineId: string; partNo: string; onSlip: number; whole: number }
  | { kind: 'otherPart'; orderLineId: string; partNo: string; reservedPart: string };

type Say = { [Kind in ReviewFault['kind']]: (fault: Extract<ReviewFault, { kind: Kind }>) => string };

const words: Record<Locale, { say: Say; between: string }> = {
  'zh-CN': {
    say: {
      exceeds: ({ orderLineId, partNo, onSlip, reserved }) => `订单行 ${orderLineId}（${partNo}）：出库单为 ${onSlip} 件，可用预留为 ${reserved} 件`,
      below: ({ orderLineId, partNo, onSlip, whole }) => `订单行 ${orderLineId}（${partNo}）：出库单为 ${onSlip} 件，订单不许分批，须一次开全 ${whole} 件`,
      otherPart: ({ orderLineId, partNo, reservedPart }) => `订单行 ${orderLineId}：出库单为配件 ${partNo}，预留的是 ${reservedPart}`,
    },
    between: '；',
  },
  en: {
    say: {
      exceeds: ({ orderLineId, partNo, onSlip, reserved }) => `Order line ${orderLineId} (${partNo}): the slip says ${onSlip}, reserved for it are ${reserved}`,
      below: ({ orderLineId, partNo, onSlip, whole }) =>
        `Order line ${orderLineId} (${partNo}): the slip says ${onSlip}, but the order may not go in parts and the slip must say ${whole}`,
      otherPart: ({ orderLineId, partNo, reservedPart }) => `Order line ${orderLineId}: the slip says part ${partNo}, reserved is ${reservedPart}`,
    },
    between: '; ',
  },
};

const sayFault = (say: Say, fault: ReviewFault): string => {
  if (fault.kind === 'exceeds') return say.exceeds(fault);
  return fault.kind === 'below' ? say.below(fault) : say.otherPart(fault);
};

/** The reason of a void slip in words for staff. */
export const reviewReasonOf = (faults: ReviewFault[], locale: Locale): string =>
  faults.map((fault) => sayFault(words[locale].say, fault)).join(words[locale].between);
