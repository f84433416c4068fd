import { z } from 'zod';
import { warranty } from '../systems/order-desk/contract';
import { scrapEnd } from '../systems/warehouse/contract';
import { rowsOf, text, time } from './sample-rows';

const yesOrNo = z.enum(['是', '否']).transform((given) => given === '是');
const answers = { 确认: 'confirmed', 放弃: 'givenUp', '': undefined } as const;
const parcelRow = z.object({ 时间: time, 经销商编号: text, 清单号: text, 代付运费: z.coerce.number(), 承运人: text, 答复时间: time });
const partRow = z.object({
  清单号: text,
  配件编号: text,
  数量: z.coerce.number(),
  故障: text,
  销售日期: z.iso.date(),
  要调换: yesOrNo,
  经销商答复: z.enum(['确认', '放弃', '']),
  答复说明: z.string(),
  供应商收: z.coerce.number(),
  英文说明: text,
  预计经销商侧: warranty.dealerEnd,
  预计供应商侧: warranty.supplierEnd,
});
const scrapRow = z.object({ 清单号: text, 配件编号: text, 英文说明: text, 预计金额: text, 预计签字: z.coerce.number(), 预计结局: scrapEnd });

/** A part of a parcel, in the order of the dealer's list. */
export interface SampleReturnedPart {
  partNo: string;
  quantity: number;
  fault: string;
  saleDate: string;
  exchangeWanted: boolean;
  /** What the dealer says if the part is ruled out of scope, and his words. */
  answer: 'confirmed' | 'givenUp' | undefined;
  note: string;
  /** Pieces that the supplier takes back when he is asked. */
  takenBySupplier: number;
  /** What it shows, in English. */
  shows: string;
  expectedDealerEnd: z.infer<typeof warranty.dealerEnd>;
  expectedSupplierEnd: z.infer<typeof warranty.supplierEnd>;
}

/** A parcel of parts that a dealer sends back under the warranty on the sample day, and when he answers the rulings. */
export interface SampleParcel {
  at: Date;
  dealerNo: string;
  dealerListNo: string;
  /** What the company pays the carrier on arrival, CNY. */
  freightAmount: number;
  carrier: string;
  answeredAt: Date;
  parts: SampleReturnedPart[];
}

/** The list on which parts of a parcel are scrapped. */
export interface SampleScrapList {
  dealerListNo: string;
  partNo: string;
  shows: string;
  /** CNY. */
  expectedAmount: string;
  /** Those who countersign, approve and decide. */
  expectedSignatures: number;
  expectedEnd: z.infer<typeof scrapEnd>;
}

/** Reads the parcels of the day. */
export async function parcelsOfDay(): Promise<SampleParcel[]> {
  const [parcels, parts] = await Promise.all([rowsOf('parcels.csv', parcelRow), rowsOf('returned-parts.csv', partRow)]);
  return parcels.map((row) => ({
    ...{ at: row.时间, dealerNo: row.经销商编号, dealerListNo: row.清单号, freightAmount: row.代付运费, carrier: row.承运人, answeredAt: row.答复时间 },
    parts: parts.filter((part) => part.清单号 === row.清单号).map(partOf),
  }));
}

const partOf = (row: z.infer<typeof partRow>): SampleReturnedPart => ({
  ...{ partNo: row.配件编号, quantity: row.数量, fault: row.故障, saleDate: row.销售日期, exchangeWanted: row.要调换 },
  ...{ answer: answers[row.经销商答复], note: row.答复说明, takenBySupplier: row.供应商收, shows: row.英文说明 },
  ...{ expectedDealerEnd: row.预计经销商侧, expectedSupplierEnd: row.预计供应商侧 },
});

/** Reads what is scrapped of the parcels. */
export async function scrapListsOfDay(): Promise<SampleScrapList[]> {
  return (await rowsOf('scrap-lists.csv', scrapRow)).map((row) => ({
    ...{ dealerListNo: row.清单号, partNo: row.配件编号, shows: row.英文说明 },
    ...{ expectedAmount: row.预计金额, expectedSignatures: row.预计签字, expectedEnd: row.预计结局 },
  }));
}
