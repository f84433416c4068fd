import type { Locale } from '../../config';
import type { SlipFlow, StockSlipState } from './keeper-schemas';

const states: Record<StockSlipState, readonly [zh: string, en: string]> = {
  made: ['尚未审核', 'not reviewed yet'],
  reviewed: ['已审核', 'reviewed'],
  void: ['已作废', 'void'],
  signed: ['已办理', 'done with'],
  posted: ['已入账', 'posted'],
};

const flows: Record<SlipFlow, readonly [zh: string, en: string]> = {
  'part-receipt': ['配件入库', 'Part receipt'],
  'purchased-part-receipt': ['采购配件入库', 'Purchased part receipt'],
  'outsourced-paint': ['烤漆件外协处理', 'Outsourced paint'],
};

/** What a slip is laid before the keeper for. */
export type KeeperAct = 'handOut' | 'receipt';

const undone: Record<KeeperAct, readonly [zh: string, en: string]> = {
  handOut: ['不发货', 'nothing is handed out'],
  receipt: ['不入库', 'nothing is taken in'],
};

interface Words {
  noSlip: (act: KeeperAct) => string;
  unknownSlip: (act: KeeperAct, stockSlipNo: string) => string;
  otherWay: (act: KeeperAct, stockSlipNo: string) => string;
  ofFlow: (stockSlipNo: string, flow: SlipFlow) => string;
  notNow: (act: KeeperAct, stockSlipNo: string, state: StockSlipState) => string;
  short: (partNo: string, onSlip: number, there: number) => string;
  differs: (partNo: string, onSlip: number, counted: number) => string;
  notThere: (partNo: string, onSlip: number, free: number) => string;
  beyondNeed: (partNo: string, onSlip: number, needed: number) => string;
  between: string;
}

const words: Record<Locale, Words> = {
  'zh-CN': {
    noSlip: (act) => `没有单据，${undone[act][0]}`,
    unknownSlip: (act, stockSlipNo) => `没有单据 ${stockSlipNo}，${undone[act][0]}`,
    otherWay: (act, stockSlipNo) => (act === 'handOut' ? `${stockSlipNo} 是入库单据，不能凭以发货` : `${stockSlipNo} 是出库单据，不能凭以入库`),
    ofFlow: (stockSlipNo, flow) => `单据 ${stockSlipNo} 属于“${flows[flow][0]}”流程，请在该流程的任务中办理`,
    notNow: (act, stockSlipNo, state) => `单据 ${stockSlipNo} ${states[state][0]}，${undone[act][0]}`,
    short: (partNo, onSlip, there) => `${partNo}：单据为 ${onSlip} 件，实有可发 ${there} 件`,
    differs: (partNo, onSlip, counted) => `${partNo}：单据为 ${onSlip} 件，清点为 ${counted} 件`,
    notThere: (partNo, onSlip, free) => `${partNo}：单据为 ${onSlip} 件，转出库位账面可用 ${free} 件`,
    beyondNeed: (partNo, onSlip, needed) => `${partNo}：单据为 ${onSlip} 件，只需要 ${needed} 件`,
    between: '；',
  },
  en: {
    noSlip: (act) => `No slip, ${undone[act][1]}`,
    unknownSlip: (act, stockSlipNo) => `There is no slip ${stockSlipNo}, ${undone[act][1]}`,
    otherWay: (act, stockSlipNo) => `${stockSlipNo} is ${act === 'handOut' ? 'a receipt' : 'an issue'}; ${undone[act][1]} against it`,
    ofFlow: (stockSlipNo, flow) => `Slip ${stockSlipNo} belongs to the flow “${flows[flow][1]}”; please work on it in that flow's tasks`,
    notNow: (act, stockSlipNo, state) => `Slip ${stockSlipNo} is ${states[state][1]}, ${undone[act][1]}`,
    short: (partNo, onSlip, there) => `${partNo}: the slip says ${onSlip}, there to hand out are ${there}`,
    differs: (partNo, onSlip, counted) => `${partNo}: the slip says ${onSlip}, counted were ${counted}`,
    notThere: (partNo, onSlip, free) => `${partNo}: the slip says ${onSlip}, the book has ${free} free where they come from`,
    beyondNeed: (partNo, onSlip, needed) => `${partNo}: the slip says ${onSlip}, needed are only ${needed}`,
    between: '; ',
  },
};

/** What staff read when the keeper does not hand out or does not sign. */
export const keeperWords = (locale: Locale): Words => words[locale];
