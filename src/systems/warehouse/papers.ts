import { shanghaiIso } from '../../clock';
import { notFound } from '../../http/problem';
import * as reads from './reads-repository';
import { linesOfSlips, marksOfSlips } from './slip-repository';
import { lineView, slipView } from './views';
import type { IssueSlip, WarehouseTx } from './tables';

/** Slips with their lines and marks. */
export async function slipViews(tx: WarehouseTx, slips: IssueSlip[]) {
  if (slips.length === 0) return [];
  const numbers = slips.map(({ issueSlipNo }) => issueSlipNo);
  const lines = await linesOfSlips(tx, numbers);
  const marks = await marksOfSlips(tx, numbers);
  return slips.map((slip) => slipView(slip, lines, marks));
}

/** One slip; throws 404. */
export async function oneSlip(tx: WarehouseTx, issueSlipNo: string) {
  const slip = await reads.findSlip(tx, issueSlipNo);
  const [view] = await slipViews(tx, slip ? [slip] : []);
  if (!view) throw notFound('issue slip', issueSlipNo);
  return view;
}

/** Packing records with their cartons and lines. */
export async function packingRecords(tx: WarehouseTx, filter: Parameters<typeof reads.packingRecords>[1]) {
  const records = await reads.packingRecords(tx, filter);
  if (records.length === 0) return [];
  const numbers = records.map(({ packingRecordNo }) => packingRecordNo);
  const lines = await reads.packingLinesOf(tx, numbers);
  const cartons = await reads.cartonsOf(tx, numbers);
  const contents = await reads.cartonLinesOf(tx, numbers);
  return records.map(({ packedAt, ...record }) => {
    const own = (each: { packingRecordNo: string }) => each.packingRecordNo === record.packingRecordNo;
    return {
      ...record,
      packedAt: shanghaiIso(packedAt),
      cartonNos: cartons.filter(own).map(({ cartonNo }) => cartonNo),
      cartons: cartons.filter(own).map(({ cartonNo }) => ({
        cartonNo,
        lines: contents.filter((each) => each.cartonNo === cartonNo).map(({ orderLineId, quantity }) => ({ orderLineId, quantity })),
      })),
      lines: lines.filter(own).map(lineView),
    };
  });
}

/** Departures with their lines. */
export async function shipments(tx: WarehouseTx, filter: Parameters<typeof reads.shipments>[1]) {
  const found = await reads.shipments(tx, filter);
  if (found.length === 0) return [];
  const lines = await reads.shipmentLinesOf(tx, found.map(({ shipmentNo }) => shipmentNo));
  return found.map(({ shipmentNo, issueSlipNo, fromLocation, departedAt }) => ({
    shipmentNo,
    issueSlipNo,
    fromLocation,
    departedAt: shanghaiIso(departedAt),
    lines: lines.filter((each) => each.shipmentNo === shipmentNo).map(lineView),
  }));
}
