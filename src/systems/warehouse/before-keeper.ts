import type { Locale } from '../../config';
import { linesOfStockSlips, stockSlips } from './keeper-repository';
import type { StockSlip } from './keeper-tables';
import { keeperWords, type KeeperAct } from './keeper-words';
import type { WarehouseTx } from './tables';

const acts = {
  handOut: { direction: 'out', state: 'reviewed' },
  receipt: { direction: 'in', state: 'made' },
} as const;

/**
 * Why the keeper does not hand out or take in against what was laid down, in words; null when he may (SW-D1.2, SW-D2).
 * A slip that a flow works on is posted with what that flow adds (shares, white parts, the need): only there.
 */
export function whyNot(act: KeeperAct, stockSlipNo: string | undefined, slip: StockSlip | undefined, locale: Locale): string | null {
  const words = keeperWords(locale);
  const { direction, state } = acts[act];
  if (stockSlipNo === undefined) return words.noSlip(act);
  if (!slip) return words.unknownSlip(act, stockSlipNo);
  if (slip.direction !== direction) return words.otherWay(act, stockSlipNo);
  if (slip.flow !== null) return words.ofFlow(stockSlipNo, slip.flow);
  return slip.state === state ? null : words.notNow(act, stockSlipNo, slip.state);
}

interface Presented {
  stockSlipNo?: string | undefined;
  act: KeeperAct;
}

/** The slip that is laid before the keeper, if there is one, and why it is not worked on. */
export async function presentSlip(tx: WarehouseTx, { stockSlipNo, act }: Presented, locale: Locale) {
  const [slip] = stockSlipNo === undefined ? [] : await stockSlips(tx, { stockSlipNo, limit: 1, offset: 0 });
  const lines = slip ? await linesOfStockSlips(tx, [slip.stockSlipNo]) : [];
  return {
    slipState: slip?.state ?? ('none' as const),
    slipMaker: slip?.maker ?? null,
    slipLines: lines.map(({ partNo, partName, quantity }) => ({ partNo, partName, quantity })),
    refusalReason: whyNot(act, stockSlipNo, slip, locale),
  };
}
