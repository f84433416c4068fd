import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import type { Locale } from '../../../config';
import { notFound } from '../../../http/problem';
import { cnyOf } from '../../../money';
import { partNameIn } from '../part-name';
import * as repository from './repository';
import type { dealerSide } from './schemas';
import type { VehicleReturnRow } from './tables';

/** What the dealer's side has reached (VR-14, VR-21). */
export function dealerSideOf({ offsetVoucherNo, replacementRequestNo }: VehicleReturnRow): z.infer<typeof dealerSide> {
  return [...(offsetVoucherNo === null ? [] : (['offsetPosted'] as const)), ...(replacementRequestNo === null ? [] : (['replacementRequested'] as const))];
}

function summaryOf(found: repository.ReturnWithVehicle) {
  const { caseNo, dealerNo, dealerName, frameNo, model, state } = found;
  return { caseNo, dealerNo, dealerName, frameNo, model, state, dealerSide: dealerSideOf(found), receivedAt: shanghaiIso(found.receivedAt) };
}

/** Returns, oldest first. */
export async function listReturns(tx: repository.Tx, filter: repository.ReturnFilter) {
  return { vehicleReturns: (await repository.selectReturns(tx, filter)).map(summaryOf) };
}

/** A return as its dealer sees it. Throws 404. */
export async function viewReturn(tx: repository.Tx, caseNo: string, locale: Locale) {
  const found = await repository.findReturn(tx, caseNo);
  if (!found) throw notFound('vehicle return', caseNo);
  const { returnReason, qualityClaimed, transport, replacementWanted, faxRegisterNo, offsetVoucherNo, replacementRequestNo } = found;
  const missing = (await repository.missingPartsOf(tx, caseNo)).map((part) => ({
    partNo: part.partNo,
    partName: partNameIn(locale, part),
    listPrice: cnyOf(part.listPriceFen),
  }));
  return {
    ...summaryOf(found),
    ...{ returnReason, qualityClaimed, transport, replacementWanted, faxRegisterNo, offsetVoucherNo, replacementRequestNo },
    approvalToldAt: textOf(found.approvalToldAt),
    closedAt: textOf(found.closedAt),
    signOffs: (await repository.signOffsOf(tx, caseNo)).map((row) => ({ ...row, signedOffAt: shanghaiIso(row.signedOffAt) })),
    announcements: (await repository.announcementsOf(tx, caseNo)).map((row) => ({ ...row, announcedAt: shanghaiIso(row.announcedAt) })),
    arrivals: (await repository.arrivalsOf(tx, caseNo)).map((row) => ({
      ...row,
      missingParts: row.frameAgrees ? missing : [],
      arrivedAt: shanghaiIso(row.arrivedAt),
    })),
    scrapSignOffs: (await repository.scrapSignOffsOf(tx, caseNo)).map((row) => ({ ...row, signedAt: shanghaiIso(row.signedAt) })),
  };
}

const textOf = (moment: Date | null) => (moment === null ? null : shanghaiIso(moment));
