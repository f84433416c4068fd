import { told, type Fault, type Told } from './fault';
import { headings, isBeside, type Field } from './headings';
import type { ReadRow, RowsOfFile, Values } from './read-rows';

/** An order of the file, as it goes to the order desk. */
export interface FileOrder {
  dealerNo: string;
  dealerOrderNo: string;
  rows: ReadRow[];
  /** Undefined when a row can't be read, or might belong to the order. */
  body: Record<string, unknown> | undefined;
}

export interface OrdersOfFile {
  orders: FileOrder[];
  faults: Fault[];
  /** What was left out and is no fault. */
  leftOut: Fault[];
}

/** Fields that are the same for the whole order; it is enough to fill them in once. */
const orderFields = ['shippingMethod', 'partialAllowed', 'source', 'caseNo', 'orderDate'] as const;
const lineFields = ['partNo', 'partName', 'variety', 'model', 'colour', 'quantity'] as const;

/**
 * Rows of the same dealer and order number make one order. Of an order with a row that can't be read
 * nothing is taken; a broken row that does not surely name its order holds back every order that it could
 * belong to, because an order that lacks a line is worse than one that comes later. So does a sheet of orders
 * that can't be read: it holds back all of them.
 */
export function ordersOf({ rows, unread, leftOut }: RowsOfFile): OrdersOfFile {
  const besides = rows.filter((row) => isNoLine(row, rows));
  const lines = rows.filter((row) => !besides.includes(row));
  const orders = groupRows(lines);
  const faults = [...unread, ...lines.flatMap((row) => [...row.faults, ...missingOf(row)])];
  const held = new Set(lines.filter((row) => homeless(row)).flatMap((row) => couldBelongTo(row, orders)));
  for (const order of orders) {
    const conflicts = conflictsOf(order);
    faults.push(...conflicts);
    const broken = unread.length > 0 || held.has(order) || conflicts.length > 0 || order.rows.some((row) => row.faults.length > 0);
    if (!broken) order.body = bodyOf(order);
  }
  return { orders, faults, leftOut: [...leftOut, ...besides.map(({ sheet, row }) => ({ sheet, row, reason: noLine }))] };
}

const noLine = told('不是订单行（合计、备注等），没有读取', 'is no line of an order (a total, a remark) and was not read');

/** A dealer or an order number of the row that rows of the file name as well. */
const namesAny = ({ values: { dealerNo, dealerOrderNo } }: ReadRow, rows: ReadRow[]) =>
  rows.some(({ values }) => keyOf(values) !== undefined && (values.dealerNo === dealerNo || values.dealerOrderNo === dealerOrderNo));

/**
 * A total or a remark beside the lines: it says nothing of a part, and has the word for a total, or names no
 * dealer and no order of the file and says nothing at all except perhaps a quantity.
 */
function isNoLine(row: ReadRow, rows: ReadRow[]): boolean {
  const says = (fields: readonly Field[]) => fields.some((field) => hasFault(row, field) || (row.values[field] !== undefined && !isBeside(String(row.values[field]))));
  if (says(lineFields.filter((field) => field !== 'quantity'))) return false;
  if (row.beside) return true;
  const nothing = row.slipped ? Object.keys(row.values).length === 0 : keyOf(row.values) === undefined;
  return nothing && !says(orderFields) && !namesAny(row, rows);
}

const keyOf = ({ dealerNo, dealerOrderNo }: Values) =>
  dealerNo === undefined || dealerOrderNo === undefined ? undefined : JSON.stringify([dealerNo, dealerOrderNo]);

/** A row that does not surely name the order it belongs to. */
const homeless = (row: ReadRow) => keyOf(row.values) === undefined || row.slipped;

function groupRows(rows: ReadRow[]): FileOrder[] {
  const orders = new Map<string, FileOrder>();
  for (const row of rows) {
    const key = keyOf(row.values);
    if (key === undefined) continue;
    const order = orders.get(key) ?? { dealerNo: String(row.values.dealerNo), dealerOrderNo: String(row.values.dealerOrderNo), rows: [], body: undefined };
    order.rows.push(row);
    orders.set(key, order);
  }
  return [...orders.values()];
}

/** The order it names if an intact row names it, too; else those of its dealer, of its number, or all. */
function couldBelongTo({ values }: ReadRow, orders: FileOrder[]): FileOrder[] {
  const key = keyOf(values);
  const named = orders.filter((order) => keyOf({ ...order }) === key && order.rows.some((row) => !row.slipped));
  if (named.length > 0) return named;
  const intact = orders.filter((order) => order.rows.some((row) => !row.slipped));
  const ofDealer = intact.filter((order) => order.dealerNo === values.dealerNo);
  if (ofDealer.length > 0) return ofDealer;
  const ofNumber = intact.filter((order) => order.dealerOrderNo === values.dealerOrderNo);
  return ofNumber.length > 0 ? ofNumber : orders;
}

function missingOf(row: ReadRow): Fault[] {
  const fields = (['dealerNo', 'dealerOrderNo'] as const).filter((field) => row.values[field] === undefined && !hasFault(row, field));
  return fields.map((field) => fault(row, field, told('没有填写，无法确定属于哪张订单', 'is empty: it is not certain which order the row belongs to')));
}

const hasFault = (row: ReadRow, field: Field) => row.faults.some((each) => each.column !== undefined && each.column === row.columns[field]);

/** As many lines as the order desk takes of one order. */
const mostLines = 200;
/** Sources of an order that a case calls for. */
const ofCase: unknown[] = ['warrantyExchange', 'freeReplacement'];

/** Rows of one order that contradict each other, a case that is missing or out of place, and what is too much for one order. */
function conflictsOf(order: FileOrder): Fault[] {
  const contradictions = orderFields.flatMap((field) => {
    const filled = order.rows.filter((row) => row.values[field] !== undefined);
    const other = filled.find((row) => row.values[field] !== filled[0]?.values[field]);
    const reason = told(`与第 ${filled[0]?.row} 行不一致，但属于同一张订单`, `differs from row ${filled[0]?.row}, which is of the same order`);
    return other ? [fault(other, field, reason)] : [];
  });
  return [...contradictions, ...caseFaults(order), ...tooManyLines(order)];
}

/** An exchange or free replacement has a case behind it, a purchase has none. */
function caseFaults({ rows }: FileOrder): Fault[] {
  if (rows.some((row) => hasFault(row, 'source') || hasFault(row, 'caseNo'))) return [];
  const called = rows.find(({ values }) => ofCase.includes(values.source));
  const named = rows.find(({ values }) => values.caseNo !== undefined);
  if ((called === undefined) === (named === undefined)) return [];
  if (named) return [fault(named, 'caseNo', told('已填写，但采购订单没有案件号；请删去，或将订单类型填为保修换件、免费更换', 'is filled in, but a purchase has no case; leave it out, or make the order an exchange or a free replacement'))];
  return called === undefined ? [] : [fault(called, 'caseNo', told('没有填写，保修换件、免费更换必须写明案件号', 'is empty: an exchange or a free replacement names its case'))];
}

function tooManyLines({ rows }: FileOrder): Fault[] {
  const first = rows[mostLines];
  const reason = told(`从这一行起超过 ${mostLines} 行，请分成几张订单`, `is more than the ${mostLines} lines that one order may have; make it several orders`);
  return first === undefined ? [] : [{ sheet: first.sheet, row: first.row, reason }];
}

const fault = ({ sheet, row, columns }: ReadRow, field: Field, reason: Told): Fault => ({ sheet, row, column: columns[field] ?? headings[field][0], reason });

function bodyOf({ dealerNo, dealerOrderNo, rows }: FileOrder): Record<string, unknown> {
  const ofOrder = orderFields.map((field) => [field, rows.find((row) => row.values[field] !== undefined)?.values[field]]);
  return {
    dealerNo,
    dealerOrderNo,
    ...filled(ofOrder),
    lines: rows.map(({ values }) => filled(lineFields.map((field) => [field, values[field]]))),
  };
}

const filled = (entries: unknown[][]): Record<string, unknown> =>
  Object.fromEntries(entries.flatMap(([name, value]) => (typeof name === 'string' && value !== undefined ? [[name, value]] : [])));
