import type { z } from 'zod';
import { cnyOf, fenOf } from '../../src/money';
import { readMasterData, type MasterData } from '../../src/installation/master-data';
import type { returnList } from '../../src/systems/order-desk/warranty-returns/schemas';
import { Random } from '../model/chance/random';

export const firstMorning = new Date('2026-09-07T09:00:00+08:00');
/** Parts that come back, each with those who supply it: in the supply system, with dealings only, and with neither. */
const parts = ['BRK-01', 'CTL-02', 'LMP-03', 'MTR-04', 'CHG-05'];
const supplierOf: Record<string, string> = { 'BRK-01': 'SUP-A', 'CTL-02': 'SUP-A', 'LMP-03': 'SUP-C', 'MTR-04': 'SUP-B', 'CHG-05': 'SUP-X' };
export const dealers = ['D-101', 'D-102', 'D-103'];
const linesOfParcel = 12;
const mostPieces = 25;
const plenty = 5_000;

export type Parcel = { body: z.input<typeof returnList> };

/** Few parcels of many parts, as many as are asked for: dealers, parts, pieces and what the dealers want are drawn. */
export function planParcels(seed: number, pieces: number): Parcel[] {
  const parcels: Parcel[] = [];
  let left = pieces;
  while (left > 0) {
    const random = Random.about(seed, 'parcel', parcels.length);
    const lines = [];
    while (left > 0 && lines.length < linesOfParcel) {
      const quantity = Math.min(left, random.int(1, mostPieces));
      left -= quantity;
      lines.push({ partNo: random.pick(parts), quantity, fault: '不能用', saleDate: '2026-03-01', saleDateKind: 'purchase' as const, exchangeWanted: random.percent(15) });
    }
    parcels.push({ body: { dealerNo: random.pick(dealers), dealerListNo: `L-${parcels.length}`, lines } });
  }
  return parcels;
}

/** The scenarios' master data with shelves that no exchange empties. */
export async function fullShelves(fixture: string): Promise<MasterData> {
  const data = await readMasterData(fixture);
  const stock = data.stock.map((row) => (parts.includes(row.partNo) ? { ...row, opening: { ...row.opening, AS: plenty } } : row));
  const worth = cnyOf(stock.reduce((fen, { unitCost, opening }) => fen + fenOf(unitCost) * (opening['AS'] ?? 0), 0));
  const balances = [...data.balances.filter(({ account }) => account !== 'afterSalesInventory'), { account: 'afterSalesInventory', amount: worth }];
  return { ...data, stock, balances };
}

export const usualSupplier = (partNo: string): string => supplierOf[partNo] ?? 'SUP-A';
