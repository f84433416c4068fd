import type { MasterData } from '../installation/master-data';
import { masterDataFor, plansFor } from '../bench/order-kinds';

export const dealerNo = 'D-1';
/** Taken back by its supplier, or by nobody (scrapped then). */
export const claimedPart = 'BRK-01';
export const scrappedPart = 'LMP-03';

/** The most that the order desk takes at once: more returns than that begin in no run. */
const vehicles = 2000;
export const frameNoOf = (number: number) => `ZFM1${String(number).padStart(8, '0')}`;

/** The master data of straight orders, and what the other flows need: vehicles that were sold, suppliers of what comes back. */
export function marketFor(orders: number): MasterData {
  const data = masterDataFor(plansFor(orders));
  const supplier = { inSupplySystem: true, hasBusinessDealings: true };
  return {
    ...data,
    suppliers: [...(data.suppliers ?? []), { ...supplier, supplierNo: 'SUP-B', name: '华东配件厂', partNos: [claimedPart] }],
    vehicles: Array.from({ length: vehicles }, (_, number) => ({
      ...{ frameNo: frameNoOf(number), model: 'M1', dealerNo, invoicedOn: '2026-03-16', invoicedPrice: '3200.00', partNos: [] },
    })),
  };
}
