import { join } from 'node:path';
import { z } from 'zod';
import { ordersOf } from '../import/orders';
import { readTables } from '../import/read-file';
import { readRows } from '../import/read-rows';
import { suppliersOf, type Supplier } from '../installation/master-data-folder';
import { readMasterData, type MasterData } from '../installation/master-data';
import { incidentsOfDay, type SampleIncident } from './sample-incidents';
import { parcelsOfDay, scrapListsOfDay, type SampleParcel, type SampleScrapList } from './sample-parcels';
import { returnsOfDay, type SampleReturn } from './sample-returns';
import { colourOf } from '../systems/order-desk/contract';
import { rowsOf, sampleFolder, text, time } from './sample-rows';

export { sampleFolder } from './sample-rows';

const ends = ['shippedInFull', 'shippedInPart', 'notSupplied', 'rejected', 'duplicate', 'cancelled', 'waitsForSupply', 'waitsForPlan'] as const;
const dayRow = z.object({ 时间: time, 文件: z.enum(['上午', '下午']), 经销商编号: text, 订单号: text, 情形: text, 英文说明: text, 预计结局: z.enum(ends), 预计发运件数: z.string() });
const eventRow = z.object({ 时间: time, 经销商编号: text, 订单号: text, 事件: z.enum(['更正', '取消', '发货后取消', '到货', '无货', '采购', '烤漆到货']), 配件编号: z.string(), 车型: z.string(), 颜色: z.string(), 数量: z.string() });
const planRow = z.object({ 计划号: text, 经销商编号: text, 车牌号: text, 收到时间: time, 发车时间: time });

/** How an order stands when the day is over: how it ended, or what it waits for. */
export type OrderEnd = (typeof ends)[number];

/** An order of the sample day. */
export interface SampleOrder {
  at: Date;
  dealerNo: string;
  dealerOrderNo: string;
  /** What it shows, in English. */
  shows: string;
  expectedEnd: OrderEnd;
  /** Pieces `shipped/ordered`; empty where the order never got lines. */
  expectedPieces: string;
  /** As the order desk takes it; `lines` may be incomplete. */
  body: Record<string, unknown>;
}

interface OfOrder {
  at: Date;
  dealerNo: string;
  dealerOrderNo: string;
}

/** What happens to an order later that day. */
export type SampleEvent =
  | (OfOrder & { kind: 'correction'; lines: Record<string, unknown>[] })
  | (OfOrder & { kind: 'cancellation' | 'lateCancellation' })
  /** Missing pieces can be had from the company store, or (0) it is certain that they do not come; painted ones are delivered. */
  | (OfOrder & { kind: 'supply' | 'painted'; partNo: string; quantity: number })
  /** Missing pieces are neither here nor in the company store, and are bought. */
  | (OfOrder & { kind: 'purchase'; partNo: string });

export interface SamplePlan {
  planNo: string;
  dealerNo: string;
  vehicleNo: string;
  /** When Logistics hears of it. */
  at: Date;
  departsAt: Date;
}

/** Master data and one day of a manufacturer with 30 dealers. */
export interface Sample {
  masterData: MasterData;
  /** For the systems that deal with suppliers. */
  suppliers: Supplier[];
  /** Start of the working day. */
  opensAt: Date;
  orders: SampleOrder[];
  events: SampleEvent[];
  dispatchPlans: SamplePlan[];
  incidents: SampleIncident[];
  returns: SampleReturn[];
  parcels: SampleParcel[];
  scrapLists: SampleScrapList[];
}

/** Reads the files of `src/demo/sample/`; throws an Error that names file, row and column. */
export async function readSample(): Promise<Sample> {
  const [masterData, suppliers, orders, events, plans, incidents, returns, parcels, scrapLists] = await Promise.all([
    readMasterData(sampleFolder),
    suppliersOf(sampleFolder),
    ordersOfDay(),
    rowsOf('events.csv', eventRow),
    rowsOf('dispatch-plans.csv', planRow),
    incidentsOfDay(),
    returnsOfDay(),
    parcelsOfDay(),
    scrapListsOfDay(),
  ]);
  return {
    masterData,
    suppliers,
    opensAt: time.parse('08:00'),
    orders,
    events: events.map(eventOf),
    dispatchPlans: plans.map((row) => ({ planNo: row.计划号, dealerNo: row.经销商编号, vehicleNo: row.车牌号, at: row.收到时间, departsAt: row.发车时间 })),
    incidents,
    returns,
    parcels,
    scrapLists,
  };
}

/** The two files of orders are read by the very import that dealers' files go through. */
async function ordersOfDay(): Promise<SampleOrder[]> {
  const files = { 上午: await bodiesOf('orders-morning.csv'), 下午: await bodiesOf('orders-afternoon.csv') };
  const day = await rowsOf('day.csv', dayRow);
  return day.map((row) => {
    const body = files[row.文件].find((each) => each['dealerNo'] === row.经销商编号 && each['dealerOrderNo'] === row.订单号);
    if (body === undefined) throw new Error(`day.csv names the order ${row.订单号} of ${row.经销商编号}, which is not in the file of its time of day`);
    const told = { shows: row.英文说明, expectedEnd: row.预计结局, expectedPieces: row.预计发运件数 };
    return { at: row.时间, dealerNo: row.经销商编号, dealerOrderNo: row.订单号, ...told, body };
  });
}

async function bodiesOf(file: string): Promise<Record<string, unknown>[]> {
  const { orders, faults } = ordersOf(readRows(await readTables(join(sampleFolder, file))));
  const [fault] = faults;
  if (fault) throw new Error(`${file}, row ${fault.row ?? 1}: ${fault.reason.en}`);
  return orders.flatMap(({ body }) => (body === undefined ? [] : [body]));
}

function eventOf(row: z.infer<typeof eventRow>): SampleEvent {
  const order = { at: row.时间, dealerNo: row.经销商编号, dealerOrderNo: row.订单号 };
  switch (row.事件) {
    case '取消':
      return { ...order, kind: 'cancellation' };
    case '发货后取消':
      return { ...order, kind: 'lateCancellation' };
    case '到货':
    case '无货':
      return { ...order, kind: 'supply', partNo: row.配件编号, quantity: Number(row.数量) };
    case '采购':
      return { ...order, kind: 'purchase', partNo: row.配件编号 };
    case '烤漆到货':
      return { ...order, kind: 'painted', partNo: row.配件编号, quantity: Number(row.数量) };
    case '更正':
      return { ...order, kind: 'correction', lines: [lineOf(row)] };
  }
}

const lineOf = (row: z.infer<typeof eventRow>) => ({
  partNo: row.配件编号,
  ...(row.车型 === '' ? {} : { model: row.车型 }),
  ...(row.颜色 === '' ? {} : { colour: colourOf(row.颜色) }),
  quantity: Number(row.数量),
});
