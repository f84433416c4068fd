import { z } from 'zod';
import { incident } from '../systems/order-desk/contract';
import { rowsOf, text, time } from './sample-rows';

const findings = { 破损: 'damaged', 缺件: 'missing', 故障: 'faulty' } as const;
const incidentRow = z.object({
  时间: time,
  经销商编号: text,
  报告号: text,
  配件编号: text,
  数量: z.coerce.number(),
  情况: z.enum(['破损', '缺件', '故障']),
  照片: text,
  英文说明: text,
  答复时间: time,
  预计结局: incident.incidentEnd,
});

/** A dealer's report of the sample day, and when he accepts what is done about it. */
export interface SampleIncident {
  at: Date;
  dealerNo: string;
  dealerReportNo: string;
  /** The picture that the dealer took, a file of the sample. */
  photo: string;
  /** What it shows, in English. */
  shows: string;
  lines: { partNo: string; quantity: number; finding: z.infer<typeof incident.finding> }[];
  answeredAt: Date;
  expectedEnd: z.infer<typeof incident.incidentEnd>;
}

/** Reads the incidents of the day. */
export async function incidentsOfDay(): Promise<SampleIncident[]> {
  return (await rowsOf('incidents.csv', incidentRow)).map((row) => ({
    ...{ at: row.时间, dealerNo: row.经销商编号, dealerReportNo: row.报告号, photo: row.照片, shows: row.英文说明 },
    lines: [{ partNo: row.配件编号, quantity: row.数量, finding: findings[row.情况] }],
    answeredAt: row.答复时间,
    expectedEnd: row.预计结局,
  }));
}
