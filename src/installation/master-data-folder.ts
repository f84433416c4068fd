import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cnyOf, fenOf } from '../money';
import { csvRows } from './csv-rows';
import type { MasterData } from './master-data';

const text = z.string().min(1);
const amount = z.string().regex(/^\d+\.\d\d$/, 'must be an amount such as 12.00');
const yesNo = z.enum(['是', '否']).transform((word) => word === '是');
const optional = z.string().transform((given) => (given === '' ? undefined : given));
const kind = z.enum(['普通', '白件', '涂装']);
const place = z.enum(['AS', 'CO']);
/** What the warranty period of a part goes by. */
const partClasses = { 电机: 'motor', 控制器: 'controller', 电池: 'battery', 充电器: 'charger', 灯具: 'lamp', 制动: 'brake', 仪表: 'display', '': undefined } as const;
const partClass = z.enum(['电机', '控制器', '电池', '充电器', '灯具', '制动', '仪表', '']).default('');

const dealerRow = z.object({ 经销商编号: text, 名称: text, 允许部分发货: yesNo, 目的地: optional.optional() });
const partRow = z.object({ 配件编号: text, 中文名称: text, 英文名称: text, 车型: text, 类别: kind, 基础件: optional, 颜色: optional, 成本: amount, 三包类别: partClass });
const modelRow = z.object({ 车型: text, 在产: yesNo });
const priceRow = z.object({ 配件编号: text, 生效日期: z.iso.date(), 价格: amount });
const stockRow = z.object({ 配件编号: text, 库位: place, 数量: z.coerce.number().int().min(1).max(100_000) });
const accountRow = z.object({ 经销商编号: text, 配件欠款: amount, 整车欠款: amount });
const supplierRow = z.object({ 供应商编号: text, 名称: text, 供货范围: text, 供货系列: text, 应付余额: amount });

const painterRow = z.object({ 烤漆厂编号: text, 名称: text });
const paintRow = z.object({ 配件编号: text, 白件编号: text, 烤漆厂编号: text, 烤漆费: amount, 先从公司仓领白件: yesNo.optional() });

const vehicleRow = z.object({ 车架号: text, 车型: text, 经销商编号: text, 开票日期: z.iso.date(), 开票价格: amount, 随车配件: z.string() });

const addressRow = z.object({ 收件人: text, 邮箱: z.email() });

type PartRow = z.infer<typeof partRow>;
type StockRow = z.infer<typeof stockRow>;
type Balance = MasterData['balances'][number];

export interface Supplier {
  supplierNo: string;
  name: string;
  supplies: string;
  /** Beginnings of the numbers of the parts it supplies, e.g. LMP for LMP-H-M1. */
  families: string[];
  /** What the company owes at the opening, CNY. */
  payable: string;
}

/** The suppliers of a folder of master data. */
export async function suppliersOf(folder: string): Promise<Supplier[]> {
  const rows = await csvRows(join(folder, 'suppliers.csv'), supplierRow);
  return rows.map((row) => ({ supplierNo: row.供应商编号, name: row.名称, supplies: row.供货范围, families: row.供货系列.split('、'), payable: row.应付余额 }));
}

/**
 * Master data kept as a folder of CSV files with Chinese headings: dealers, parts, vehicle models, dated prices, opening stock,
 * dealers' accounts, sold vehicles, suppliers, paint shops and what they paint, and, if there, `mail-addresses.csv` (dealers,
 * suppliers and posts). The inventory accounts open with the stock's value.
 */
export async function masterDataOf(folder: string): Promise<MasterData> {
  const rowsOf = <Row>(file: string, row: z.ZodType<Row>) => csvRows(join(folder, file), row);
  const [dealers, parts, models, prices, stock, accounts, painters, paint, vehicles, suppliers] = await Promise.all([
    rowsOf('dealers.csv', dealerRow),
    rowsOf('parts.csv', partRow),
    rowsOf('models.csv', modelRow),
    rowsOf('prices.csv', priceRow),
    rowsOf('stock.csv', stockRow),
    rowsOf('accounts.csv', accountRow),
    rowsOf('painters.csv', painterRow),
    rowsOf('paint-terms.csv', paintRow),
    rowsOf('vehicles.csv', vehicleRow),
    suppliersOf(folder),
  ]);
  refuseTwice('parts.csv', parts.map((row) => row.配件编号));
  refuseTwice('stock.csv', stock.map((row) => `${row.配件编号} ${row.库位}`));
  refuseUnknown('stock.csv', stock.map((row) => row.配件编号), new Set(parts.map((row) => row.配件编号)));
  const openings = openingsOf(stock);
  const addresses = existsSync(join(folder, 'mail-addresses.csv')) ? await rowsOf('mail-addresses.csv', addressRow) : [];
  return {
    ...(addresses.length === 0 ? {} : { mailAddresses: addresses.map((row) => ({ recipient: row.收件人, address: row.邮箱 })) }),
    catalogue: {
      dealers: dealers.map((row) => ({ dealerNo: row.经销商编号, name: row.名称, partialAllowed: row.允许部分发货, destination: row.目的地 })),
      parts: parts.map(partOf),
      models: models.map((row) => ({ model: row.车型, inProduction: row.在产 })),
      prices: prices.map((row) => ({ partNo: row.配件编号, validFrom: row.生效日期, price: row.价格 })),
    },
    stock: parts.map((row) => ({ partNo: row.配件编号, unitCost: row.成本, opening: openings.get(row.配件编号) ?? {} })),
    painters: painters.map((row) => ({ painterNo: row.烤漆厂编号, name: row.名称 })),
    paintTerms: paint.map((row) => ({
      partNo: row.配件编号,
      whitePartNo: row.白件编号,
      painterNo: row.烤漆厂编号,
      fee: row.烤漆费,
      drawWhiteParts: row.先从公司仓领白件,
    })),
    vehicles: vehicles.map((row) => ({
      ...{ frameNo: row.车架号, model: row.车型, dealerNo: row.经销商编号, invoicedOn: row.开票日期, invoicedPrice: row.开票价格 },
      partNos: row.随车配件 === '' ? [] : row.随车配件.split('、'),
    })),
    suppliers: suppliers.map(({ supplierNo, name, families }) => ({ supplierNo, name, inSupplySystem: true, hasBusinessDealings: true, partNos: suppliedOf(families, parts) })),
    balances: [
      ...accounts.flatMap((row): Balance[] => [
        { account: 'dealerPartsReceivable', party: row.经销商编号, amount: row.配件欠款 },
        { account: 'dealerVehicleReceivable', party: row.经销商编号, amount: row.整车欠款 },
      ]),
      ...suppliers.map(({ supplierNo, payable }) => ({ account: 'supplierPayable', party: supplierNo, amount: payable })),
      { account: 'afterSalesInventory', amount: valueOf('AS', parts, stock) },
      { account: 'companyInventory', amount: valueOf('CO', parts, stock) },
    ].filter(({ amount: opening }) => fenOf(opening) > 0),
  };
}

/** What a supplier delivers: parts of its families, painted ones left out, which come from paint shops. */
const suppliedOf = (families: string[], parts: PartRow[]): string[] =>
  parts.filter((row) => row.类别 !== '涂装' && families.some((family) => row.配件编号.startsWith(`${family}-`))).map((row) => row.配件编号);

const kinds = { 普通: 'ordinary', 白件: 'white', 涂装: 'painted' } as const;

function partOf(row: PartRow): MasterData['catalogue']['parts'][number] {
  return {
    partNo: row.配件编号,
    nameZh: row.中文名称,
    nameEn: row.英文名称,
    model: row.车型,
    kind: kinds[row.类别],
    ...(partClasses[row.三包类别] === undefined ? {} : { partClass: partClasses[row.三包类别] }),
    ...(row.基础件 === undefined ? {} : { basePartNo: row.基础件 }),
    ...(row.颜色 === undefined ? {} : { colour: row.颜色 }),
  };
}

/** Pieces by place of each part. */
function openingsOf(stock: StockRow[]): Map<string, Record<string, number>> {
  const all = new Map<string, Record<string, number>>();
  for (const row of stock) all.set(row.配件编号, { ...all.get(row.配件编号), [row.库位]: row.数量 });
  return all;
}

/** Throws an Error for each that stands twice in a file: the second would count in the books and not in the stores. */
function refuseTwice(file: string, named: string[]): void {
  const first = new Map<string, number>();
  const faults = named.flatMap((name, index) => {
    const before = first.get(name);
    if (before !== undefined) return [`${file}, row ${index + 2}: ${name} stands in row ${before + 2} already`];
    first.set(name, index);
    return [];
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Throws an Error for each part of a file that parts.csv does not have: its stock would be left out. */
function refuseUnknown(file: string, named: string[], parts: Set<string>): void {
  const faults = named.flatMap((partNo, index) => (parts.has(partNo) ? [] : [`${file}, row ${index + 2}: there is no part ${partNo}`]));
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Pieces of a place at cost. */
function valueOf(where: z.infer<typeof place>, parts: PartRow[], stock: StockRow[]): string {
  const costs = new Map(parts.map((row) => [row.配件编号, fenOf(row.成本)]));
  const fen = stock.filter((row) => row.库位 === where).map((row) => (costs.get(row.配件编号) ?? 0) * row.数量);
  return cnyOf(fen.reduce((total, each) => total + each, 0));
}
