import type { Locale } from '../../config';
import type { StockSlipState } from './keeper-schemas';

const states: Record<StockSlipState, readonly [zh: string, en: string]> = {
  made: ['尚未审核', 'not reviewed yet'],
  reviewed: ['已审核', 'reviewed'],
  void: ['已作废', 'void'],
  signed: ['已办理', 'done with'],
  posted: ['已入账', 'posted'],
};

interface Words {
  noSlip: string;
  unknownSlip: (stockSlipNo: string) => string;
  receiptSlip: (stockSlipNo: string) => string;
  notReviewed: (stockSlipNo: string, state: StockSlipState) => string;
  short: (partNo: string, onSlip: number, there: number) => string;
  differs: (partNo: string, onSlip: number, counted: number) => string;
  beyondNeed: (partNo: string, onSlip: number, needed: number) => string;
  between: string;
}

const words: Record<Locale, Words> = {
  'zh-CN': {
    noSlip: '没有单据，不发货',
    unknownSlip: (stockSlipNo) => `没有单据 ${stockSlipNo}，不发货`,
    receiptSlip: (stockSlipNo) => `${stockSlipNo} 是入库单据，不能凭以发货`,
    notReviewed: (stockSlipNo, state) => `单据 ${stockSlipNo} ${states[state][0]}，不发货`,
    short: (partNo, onSlip, there) => `${partNo}：单据为 ${onSlip} 件，实有可发 ${there} 件`,
    differs: (partNo, onSlip, counted) => `${partNo}：单据为 ${onSlip} 件，清点为 ${counted} 件`,
    beyondNeed: (partNo, onSlip, needed) => `${partNo}：单据为 ${onSlip} 件，只需要 ${needed} 件`,
    between: '；',
  },
  en: {
    noSlip: 'No slip, nothing is handed out',
    unknownSlip: (stockSlipNo) => `There is no slip ${stockSlipNo}, nothing is handed out`,
    receiptSlip: (stockSlipNo) => `${stockSlipNo} is a receipt; nothing is handed out against it`,
    notReviewed: (stockSlipNo, state) => `Slip ${stockSlipNo} is ${states[state][1]}, nothing is handed out`,
    short: (partNo, onSlip, there) => `${partNo}: the slip says ${onSlip}, there to hand out are ${there}`,
    differs: (partNo, onSlip, counted) => `${partNo}: the slip says ${onSlip}, counted were ${counted}`,
    beyondNeed: (partNo, onSlip, needed) => `${partNo}: the slip says ${onSlip}, needed are only ${needed}`,
    between: '; ',
  },
};

/** What staff read when the keeper does not hand out or does not sign. */
export const keeperWords = (locale: Locale): Words => words[locale];
