import { z } from 'zod';
import { vehicleReturnState } from '../systems/order-desk/contract';
import { rowsOf, text, time } from './sample-rows';

const returnRow = z.object({ 时间: time, 经销商编号: text, 车架号: text, 退车原因: text, 质量问题: z.enum(['是', '否']), 英文说明: text, 送车时间: time, 预计结局: vehicleReturnState });

/** A vehicle that a dealer wants to return on the sample day, and when he brings it. */
export interface SampleReturn {
  at: Date;
  dealerNo: string;
  frameNo: string;
  returnReason: string;
  qualityClaimed: boolean;
  /** What it shows, in English. */
  shows: string;
  broughtAt: Date;
  expectedEnd: z.infer<typeof vehicleReturnState>;
}

/** Reads the vehicle returns of the day. */
export async function returnsOfDay(): Promise<SampleReturn[]> {
  return (await rowsOf('returns.csv', returnRow)).map((row) => ({
    ...{ at: row.时间, dealerNo: row.经销商编号, frameNo: row.车架号, returnReason: row.退车原因, qualityClaimed: row.质量问题 === '是' },
    shows: row.英文说明,
    broughtAt: row.送车时间,
    expectedEnd: row.预计结局,
  }));
}
