import { join } from 'node:path';
import { z } from 'zod';
import { colourOf } from '../import/headings';
import { ordersOf } from '../import/orders';
import { readTables } from '../import/read-file';
import { readRows } from '../import/read-rows';
import { loadMasterData, type MasterData } from '../installation/master-data';
import type { SystemClients } from '../systems/clients';
import { masterDataOf, suppliersOf, type Supplier } from './sample-master-data';
import { sampleFolder, sampleRows } from './sample-rows';

const text = z.string().min(1);
const time = z.string().regex(/^\d\d:\d\d$/, 'must be a time such as 08:05');
const dayRow = z.object({ 时间: time, 文件: z.enum(['上午', '下午']), 经销商编号: text, 订单号: text, 情形: text, 预计结局: text, 说明: z.string() });
const eventRow = z.object({ 时间: time, 经销商编号: text, 订单号: text, 事件: z.enum(['更正', '取消', '发货后取消']), 配件编号: z.string(), 车型: z.string(), 颜色: z.string(), 数量: z.string() });
const planRow = z.object({ 计划号: text, 经销商编号: text, 车牌号: text, 发车时间: time, 次日: z.enum(['是', '否']) });

/** An order of the sample day. */
export interface SampleOrder {
  /** Time of day at which it comes in, Asia/Shanghai. */
  time: string;
  dealerNo: string;
  dealerOrderNo: string;
  /** What it shows, and how it ends, for people. */
  situation: string;
  expectedEnd: string;
  note: string;
  /** As the order desk takes it; `lines` may be incomplete. */
  body: Record<string, unknown>;
}

/** What a dealer says about an order later that day. */
export interface SampleEvent {
  time: string;
  dealerNo: string;
  dealerOrderNo: string;
  kind: 'correction' | 'cancellation' | 'lateCancellation';
  /** Of a correction: the order's lines from now on. */
  lines: Record<string, unknown>[];
}

export interface SamplePlan {
  planNo: string;
  dealerNo: string;
  vehicleNo: string;
  /** Time of day, Asia/Shanghai. */
  departs: string;
  nextDay: boolean;
}

/** Master data and one day of a manufacturer with 30 dealers. */
export interface Sample {
  masterData: MasterData;
  /** For the systems that deal with suppliers. */
  suppliers: Supplier[];
  orders: SampleOrder[];
  events: SampleEvent[];
  dispatchPlans: SamplePlan[];
}

/** Reads the files of `src/demo/sample/`; throws an Error that names file, row and column. */
export async function readSample(): Promise<Sample> {
  const [masterData, suppliers, orders, events, plans] = await Promise.all([
    masterDataOf(),
    suppliersOf(),
    ordersOfDay(),
    sampleRows('events.csv', eventRow),
    sampleRows('dispatch-plans.csv', planRow),
  ]);
  return {
    masterData,
    suppliers,
    orders,
    events: events.map(eventOf),
    dispatchPlans: plans.map((row) => ({ planNo: row.计划号, dealerNo: row.经销商编号, vehicleNo: row.车牌号, departs: row.发车时间, nextDay: row.次日 === '是' })),
  };
}

/** Loads the sample's master data through the systems' own doors; once loaded, a second time changes nothing. */
export const loadSample = (clients: SystemClients, sample: Sample): Promise<void> => loadMasterData(clients, sample.masterData, 'sample');

/** The two files of orders are read by the very import that dealers' files go through. */
async function ordersOfDay(): Promise<SampleOrder[]> {
  const files = { 上午: await bodiesOf('orders-morning.csv'), 下午: await bodiesOf('orders-afternoon.csv') };
  const day = await sampleRows('day.csv', dayRow);
  return day.map((row) => {
    const body = files[row.文件].find((each) => each['dealerNo'] === row.经销商编号 && each['dealerOrderNo'] === row.订单号);
    if (body === undefined) throw new Error(`day.csv names the order ${row.订单号} of ${row.经销商编号}, which is not in the file of its time of day`);
    return { time: row.时间, dealerNo: row.经销商编号, dealerOrderNo: row.订单号, situation: row.情形, expectedEnd: row.预计结局, note: row.说明, body };
  });
}

async function bodiesOf(file: string): Promise<Record<string, unknown>[]> {
  const { orders, faults } = ordersOf(readRows(await readTables(join(sampleFolder, file))));
  const [fault] = faults;
  if (fault) throw new Error(`${file}, row ${fault.row ?? 1}: ${fault.reason.en}`);
  return orders.flatMap(({ body }) => (body === undefined ? [] : [body]));
}

const kinds = { 更正: 'correction', 取消: 'cancellation', 发货后取消: 'lateCancellation' } as const;

function eventOf(row: z.infer<typeof eventRow>): SampleEvent {
  const line = {
    partNo: row.配件编号,
    ...(row.车型 === '' ? {} : { model: row.车型 }),
    ...(row.颜色 === '' ? {} : { colour: colourOf(row.颜色) }),
    quantity: Number(row.数量),
  };
  const lines = row.事件 === '更正' ? [line] : [];
  return { time: row.时间, dealerNo: row.经销商编号, dealerOrderNo: row.订单号, kind: kinds[row.事件], lines };
}
