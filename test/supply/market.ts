import { cnyOf, fenOf } from '../../src/money';
import type { MasterData } from '../../src/installation/master-data';
import { masterDataFor, parts } from '../model/chance/market';

/** Few pieces in the after-sales store: most orders need supply. */
const shelfPercent = 25;
const painter = { painterNo: 'PNT-1', name: '宏彩烤漆厂' };
const painted = parts.filter(({ kind }) => kind === 'painted');

/** The market of the model test with shorter shelves, less in the company store, suppliers and a paint shop. */
export function supplyMarketFor(orders: number): MasterData {
  const market = masterDataFor(orders);
  const stock = market.stock.map(({ partNo, unitCost, opening }) => {
    const shelf = Math.floor(((opening['AS'] ?? 0) * shelfPercent) / 100);
    const store = opening['CO'] === undefined ? 0 : Math.ceil(orders / 5);
    return { partNo, unitCost, opening: { ...(shelf > 0 ? { AS: shelf } : {}), ...(store > 0 ? { CO: store } : {}) } };
  });
  const worth = (place: 'AS' | 'CO') => cnyOf(stock.reduce((fen, { unitCost, opening }) => fen + fenOf(unitCost) * (opening[place] ?? 0), 0));
  const bought = parts.filter(({ kind, partNo }) => kind !== 'painted' && partNo !== 'LMP-03').map(({ partNo }) => partNo);
  return {
    ...market,
    stock,
    balances: [
      ...market.balances.filter(({ party }) => party !== undefined),
      { account: 'afterSalesInventory', amount: worth('AS') },
      { account: 'companyInventory', amount: worth('CO') },
    ],
    suppliers: [
      { supplierNo: 'SUP-A', name: '长江电器厂', inSupplySystem: true, hasBusinessDealings: true, partNos: bought },
      { supplierNo: 'SUP-B', name: '南方电机厂', inSupplySystem: true, hasBusinessDealings: true, partNos: ['MTR-04', 'CTL-02', 'CHG-05'] },
    ],
    painters: [painter],
    paintTerms: painted.map(({ partNo, basePartNo }) => ({ partNo, whitePartNo: `${basePartNo}-W`, painterNo: painter.painterNo, fee: '8.00' })),
  };
}
