import { expect } from '@jest/globals';
import { UnreadableFile, type Fault } from '../../src/import/fault';
import { ordersOf } from '../../src/import/orders';
import { readTables } from '../../src/import/read-file';
import { readRows } from '../../src/import/read-rows';
import { orderFile, zhHeadings } from './order-file';

export const twoOrders = [
  zhHeadings,
  ['D-101', 'A-1', '快递', 'BRK-01', '', 2],
  ['D-101', 'A-1', '', 'FND-06', '红色', 3],
  ['D-102', 'B-7', '随车', 'CTL-02', '', 1],
];
export const bodies = [
  { dealerNo: 'D-101', dealerOrderNo: 'A-1', shippingMethod: 'courier', lines: [{ partNo: 'BRK-01', quantity: 2 }, { partNo: 'FND-06', colour: 'red', quantity: 3 }] },
  { dealerNo: 'D-102', dealerOrderNo: 'B-7', shippingMethod: 'withVehicle', lines: [{ partNo: 'CTL-02', quantity: 1 }] },
];

/** The orders of a file with this name and content, faults and what was left out. */
export async function read(name: string, content: string | Uint8Array) {
  return ordersOf(readRows(await readTables(await orderFile(name, content))));
}

/** What is sent to the order desk of a file that has no fault. */
export async function readBodies(name: string, content: string | Uint8Array) {
  const { orders, faults } = await read(name, content);
  expect(faults).toEqual([]);
  return orders.map(({ body }) => body);
}

/** Numbers of the orders that are taken. */
export const taken = ({ orders }: Awaited<ReturnType<typeof read>>) => orders.filter(({ body }) => body !== undefined).map(({ dealerOrderNo }) => dealerOrderNo);
/** Faults, each with its place. */
export const places = (faults: Fault[]) => faults.map(({ row, column, reason }) => `${row} ${column}: ${reason.en}`);

/** Why nothing of a file is taken, in English; fails if it was read. */
export async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const error = await read(name, content).then(() => undefined, (caught: unknown) => caught);
  if (!(error instanceof UnreadableFile)) throw new Error(`The file was read: ${String(error)}`);
  expect(error.reason['zh-CN']).toMatch(/\p{Script=Han}/u);
  return [...(error.sheet === undefined ? [] : [error.sheet]), ...(error.row === undefined ? [] : [`row ${error.row}`]), error.reason.en].join(' ');
}
