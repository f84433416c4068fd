import { basename } from 'node:path';
import { z } from 'zod';
import { csvRows } from '../installation/csv-rows';
import { application, incident, warranty } from '../systems/order-desk/contract';

const text = z.string().trim().min(1);
const optional = z.string().trim().transform((given) => (given === '' ? undefined : given)).optional();
const yesNo = z.enum(['是', '否']).transform((word) => word === '是');
const pieces = z.coerce.number().int();
const oneOf = <Value extends string>(words: Record<string, Value>) =>
  z.enum(Object.keys(words)).transform((word, context) => words[word] ?? (context.addIssue('unknown'), z.NEVER));

const transports = { 自送: 'dealerOwn', 托运: 'carrier', 上门提车: 'toBeFetched' } as const;
const reportKinds = { 破损缺件单: 'damageShortageList', 质量事故报告: 'qualityIncidentReport' } as const;
const findings = { 破损: 'damaged', 缺件: 'missing', 故障: 'faulty' } as const;
const saleDateKinds = { 购车: 'purchase', 激活: 'activation' } as const;

const returnRow = z.object({ 经销商编号: text, 车架号: text, 退车原因: text, 质量问题: yesNo, 送车方式: oneOf(transports), 需要换车: yesNo });
const incidentRow = z.object({ 经销商编号: text, 报告号: text, 类别: oneOf(reportKinds), 发运单号: optional, 车架号: optional, 已签字: yesNo, 说明: optional, 配件编号: text, 数量: pieces, 情况: oneOf(findings) });
const parcelRow = z.object({ 经销商编号: text, 清单号: text, 承运人: optional, 配件编号: text, 数量: pieces, 故障: text, 售出日期: optional, 日期类别: z.literal('').transform(() => undefined).or(oneOf(saleDateKinds)), 需要换件: yesNo });

/** Vehicle returns that are open in the old books. */
export async function openReturns(file: string) {
  const rows = await csvRows(file, returnRow);
  return rows.map((row) =>
    usable(application, `${basename(file)}, ${row.经销商编号} ${row.车架号}`, {
      ...{ dealerNo: row.经销商编号, frameNo: row.车架号, returnReason: row.退车原因, qualityClaimed: row.质量问题 },
      ...{ transport: row.送车方式, replacementWanted: row.需要换车 },
    }),
  );
}

/** Incidents that are open in the old books: the rows of one report of a dealer are one case. */
export async function openIncidents(file: string) {
  const reports = groupsOf(await csvRows(file, incidentRow), (row) => `${row.经销商编号} ${row.报告号}`);
  return reports.map(([first, rows]) =>
    usable(incident.incidentReport, `${basename(file)}, ${first.经销商编号} ${first.报告号}`, {
      ...{ dealerNo: first.经销商编号, dealerReportNo: first.报告号, reportKind: first.类别, shipmentNo: first.发运单号, frameNo: first.车架号 },
      ...{ signed: first.已签字, description: first.说明 },
      lines: rows.map((row) => ({ partNo: row.配件编号, quantity: row.数量, finding: row.情况 })),
    }),
  );
}

/** Parcels of returned parts that are open in the old books: the rows of one list of a dealer are one case. */
export async function openParcels(file: string) {
  const lists = groupsOf(await csvRows(file, parcelRow), (row) => `${row.经销商编号} ${row.清单号}`);
  return lists.map(([first, rows]) =>
    usable(warranty.returnList, `${basename(file)}, ${first.经销商编号} ${first.清单号}`, {
      ...{ dealerNo: first.经销商编号, dealerListNo: first.清单号, carrier: first.承运人 },
      lines: rows.map((row) => ({
        ...{ partNo: row.配件编号, quantity: row.数量, fault: row.故障, saleDate: row.售出日期, saleDateKind: row.日期类别 },
        exchangeWanted: row.需要换件,
      })),
    }),
  );
}

/** What the order desk takes in; throws an Error that names the case and the field. */
function usable<Schema extends z.ZodType>(schema: Schema, named: string, given: z.input<Schema>): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(`${named}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
}

/** Rows that belong together, in the order of the file, with the first of each. */
function groupsOf<Row>(rows: Row[], keyOf: (row: Row) => string): [Row, Row[]][] {
  const groups = new Map<string, [Row, Row[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group[1].push(row);
    else groups.set(keyOf(row), [row, [row]]);
  }
  return [...groups.values()];
}
