import { cnyOf, fenOf } from '../../../src/money';
import type { MasterData } from '../../../src/installation/master-data';

export interface Part {
  partNo: string;
  model: string;
  kind: 'ordinary' | 'painted' | 'white';
  basePartNo?: string;
  colour?: string;
  /** CNY a piece. */
  cost: string;
  /** CNY a piece from the first day on; a part without one is not for sale. */
  price?: string;
  /** Price from day 2 of the run on, where it changes (I-G-14). */
  laterPrice?: string;
  /** Pieces in the after-sales store at the opening, per hundred orders of the run. */
  perHundred: number;
}

export interface Dealer {
  dealerNo: string;
  name: string;
  partialAllowed: boolean;
}

const ordinary = (partNo: string, model: string, cost: string, price: string, perHundred: number, laterPrice?: string): Part => ({
  partNo, model, kind: 'ordinary', cost, price, perHundred, ...(laterPrice === undefined ? {} : { laterPrice }),
});
const painted = (basePartNo: string, letter: string, colour: string, perHundred: number): Part => ({
  partNo: `${basePartNo}-${letter}`, model: 'M1', kind: 'painted', basePartNo, colour, cost: '33.00', price: '60.00', perHundred,
});
const white = (basePartNo: string): Part => ({
  partNo: `${basePartNo}-W`, model: 'M1', kind: 'white', basePartNo, cost: '25.00', perHundred: 10,
});

/** Plenty of some parts, little of others, nothing of a few: orders compete for them. Painted parts are never short. */
export const parts: readonly Part[] = [
  ordinary('BRK-01', 'M1', '12.00', '18.00', 100),
  ordinary('CTL-02', 'M1', '110.00', '160.00', 25, '171.50'),
  ordinary('LMP-03', 'M0', '30.00', '45.00', 0),
  ordinary('MTR-04', 'M1', '300.00', '420.00', 12),
  ordinary('CHG-05', 'M0', '50.00', '75.00', 40, '69.99'),
  ordinary('SAD-08', 'M2', '18.35', '26.05', 80),
  ordinary('TYR-09', 'M2', '41.00', '58.00', 60, '59.00'),
  painted('FND-06', 'R', 'red', 2000),
  painted('FND-06', 'B', 'blue', 2000),
  painted('SHD-10', 'R', 'red', 2000),
  painted('SHD-10', 'G', 'green', 2000),
  white('FND-06'),
  white('SHD-10'),
  { partNo: 'DSP-07', model: 'M0', kind: 'ordinary', cost: '80.00', perHundred: 5 },
];

export const dealers: readonly Dealer[] = [
  { dealerNo: 'D-101', name: '东方电动车行', partialAllowed: true },
  { dealerNo: 'D-102', name: '南湖车业', partialAllowed: true },
  { dealerNo: 'D-103', name: '北站车行', partialAllowed: true },
  { dealerNo: 'D-104', name: '西门电动车', partialAllowed: false },
  { dealerNo: 'D-105', name: '长江车业', partialAllowed: true },
  { dealerNo: 'D-106', name: '河东车行', partialAllowed: false },
  { dealerNo: 'D-107', name: '新区电动车', partialAllowed: true },
  { dealerNo: 'D-108', name: '山前车业', partialAllowed: true },
];
export const unknownDealers = ['D-998', 'D-999'];

/** First day of the run, a Monday. */
export const firstMorning = new Date('2026-09-07T09:00:00+08:00');
/** Day of the run on which the later prices begin. */
export const laterPriceDay = 2;

/** Pieces of a part at the opening of a run of so many orders. */
export const openingOf = (part: Part, orders: number): number => Math.ceil((part.perHundred * orders) / 100);

/** Pieces of a part in the company store at the opening: always enough of some parts, none of the others. */
export const companyStoreOf = ({ partNo }: Part, orders: number): number => (['CTL-02', 'MTR-04', 'SAD-08'].includes(partNo) ? orders * 20 : 0);

/** The market as an installation's master data. */
export function masterDataFor(orders: number): MasterData {
  const valueOf = (pieces: (part: Part, orders: number) => number) => cnyOf(parts.reduce((fen, part) => fen + pieces(part, orders) * fenOf(part.cost), 0));
  return {
    catalogue: {
      dealers: [...dealers],
      parts: parts.map(({ partNo, model, kind, basePartNo, colour }) => ({
        partNo,
        nameZh: `配件 ${partNo}`,
        nameEn: `Part ${partNo}`,
        model,
        kind,
        ...(basePartNo === undefined ? {} : { basePartNo }),
        ...(colour === undefined ? {} : { colour }),
      })),
      models: [...new Set(parts.map(({ model }) => model))].map((model) => ({ model, inProduction: true })),
      prices: parts.flatMap(({ partNo, price, laterPrice }) => [
        ...(price === undefined ? [] : [{ partNo, validFrom: '2026-01-01', price }]),
        ...(laterPrice === undefined ? [] : [{ partNo, validFrom: '2026-09-09', price: laterPrice }]),
      ]),
    },
    stock: parts.map((part) => ({ partNo: part.partNo, unitCost: part.cost, opening: placesOf(openingOf(part, orders), companyStoreOf(part, orders)) })),
    balances: [
      { account: 'dealerPartsReceivable', party: 'D-101', amount: '1000.00' },
      { account: 'dealerPartsReceivable', party: 'D-103', amount: '250.00' },
      { account: 'afterSalesInventory', amount: valueOf(openingOf) },
      { account: 'companyInventory', amount: valueOf(companyStoreOf) },
    ],
  };
}

const placesOf = (store: number, company: number): Record<string, number> => ({ ...(store === 0 ? {} : { AS: store }), ...(company === 0 ? {} : { CO: company }) });
