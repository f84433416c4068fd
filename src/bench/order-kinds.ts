import type { MasterData } from '../installation/master-data';

/** A straight order of one line: the part decides in which way it is served. */
export interface OrderKind {
  name: string;
  partNo: string;
}

export const fromStock: OrderKind = { name: 'from stock', partNo: 'BRK-01' };

/** Lines that the after-sales store lacks, by the way in which they come. */
export const supplied = [
  { name: 'drawn from the company store', partNo: 'CTL-02' },
  { name: 'bought, with inspection', partNo: 'LMP-03' },
  { name: 'painted outside', partNo: 'FND-06-B' },
] as const satisfies OrderKind[];

export interface Plan extends OrderKind {
  /** Orders that are measured with several in flight; a quarter as many go before, to warm up. */
  orders: number;
  /** Orders that are measured one at a time. */
  alone: number;
}

/** What is measured for so many orders from stock: fewer of the longer ways, and a few of each kind one at a time. */
export const plansFor = (orders: number): Plan[] =>
  [fromStock, ...supplied].map((kind) => ({
    ...kind,
    orders: kind === fromStock ? orders : Math.ceil(orders * 0.3),
    alone: Math.ceil(orders / 20),
  }));

export const warmUpOf = ({ orders }: Plan): number => Math.ceil(orders / 4);

/** One dealer, one part for each way, and enough pieces where they come from. */
export function masterDataFor(plans: Plan[]): MasterData {
  const pieces = plans.reduce((sum, plan) => sum + warmUpOf(plan) + plan.orders + plan.alone, 0);
  const part = { nameZh: '配件', nameEn: 'Part', model: 'M1', kind: 'ordinary' as const };
  const fender = { ...part, basePartNo: 'FND-06' };
  return {
    catalogue: {
      dealers: [{ dealerNo: 'D-1', name: '东方电动车行', partialAllowed: true }],
      parts: [
        { ...part, partNo: 'BRK-01', nameZh: '制动手柄', nameEn: 'Brake lever' },
        { ...part, partNo: 'CTL-02', nameZh: '控制器', nameEn: 'Controller' },
        { ...part, partNo: 'LMP-03', nameZh: '大灯', nameEn: 'Head lamp', model: 'M0' },
        { ...fender, partNo: 'FND-06-W', nameZh: '前挡泥板（白件）', nameEn: 'Front fender, white part', kind: 'white' },
        { ...fender, partNo: 'FND-06-B', nameZh: '前挡泥板（蓝色）', nameEn: 'Front fender, blue', kind: 'painted', colour: 'blue' },
      ],
      models: [{ model: 'M1', inProduction: true }, { model: 'M0', inProduction: false }],
      prices: ['BRK-01', 'CTL-02', 'LMP-03', 'FND-06-B'].map((partNo) => ({ partNo, validFrom: '2020-01-01', price: '60.00' })),
    },
    stock: [
      { partNo: 'BRK-01', unitCost: '12.00', opening: { AS: pieces } },
      { partNo: 'CTL-02', unitCost: '110.00', opening: { CO: pieces } },
      { partNo: 'LMP-03', unitCost: '30.00', opening: {} },
      { partNo: 'FND-06-W', unitCost: '25.00', opening: { AS: pieces } },
      { partNo: 'FND-06-B', unitCost: '33.00', opening: {} },
    ],
    balances: [
      { account: 'afterSalesInventory', amount: (pieces * (12 + 25)).toFixed(2) },
      { account: 'companyInventory', amount: (pieces * 110).toFixed(2) },
    ],
    painters: [{ painterNo: 'PNT-1', name: '宏彩烤漆厂' }],
    paintTerms: [{ partNo: 'FND-06-B', whitePartNo: 'FND-06-W', painterNo: 'PNT-1', fee: '8.00' }],
    suppliers: [{ supplierNo: 'SUP-A', name: '光明灯具厂', inSupplySystem: true, hasBusinessDealings: true, partNos: ['LMP-03'] }],
  };
}
