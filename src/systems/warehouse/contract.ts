import { contract } from '../../http/contract';
import { countOperations } from './count-operations';
import { drawingOperations } from './drawing-operations';
import { keeperOperations } from './keeper-operations';
import { oldPartOperations } from './old-parts/operations';
import { painterDeductionOperations } from './painter-deduction-operations';
import { paintOperations } from './paint-operations';
import { purchaseOperations } from './purchase-operations';
import { redLetterOperations } from './red-letter-operations';
import { scrapOperations } from './scrap/operations';
import { slipOperations } from './slip-operations';
import { stockOperations } from './stock-operations';
import { vehicleOperations } from './vehicle-operations';

export { addScrapCandidateBody, decideScrapListBody, drawUpScrapListBody, openScrapCaseBody } from './scrap/operations';
export { candidateId, resolvedLine, scrapCaseNo, scrapDecision, scrapEnd, scrapListNo, supplierClearing } from './scrap/schemas';
export * as oldParts from './old-parts/schemas';
export { custodyTransferRecordNo, handOutVehicleBody, receiveVehicleBody, transferCustodyBody, vehicleReceiptNoteNo } from './vehicle-operations';

/** Warehouse: stock as a movements ledger, reservations, issue slips, packing records and departures; the keeper's slips and counts. */
export const warehouseContract = contract({
  system: 'warehouse',
  title: 'Warehouse 仓库',
  operations: {
    ...stockOperations,
    ...slipOperations,
    ...keeperOperations,
    ...drawingOperations,
    ...countOperations,
    ...purchaseOperations,
    ...paintOperations,
    ...painterDeductionOperations,
    ...redLetterOperations,
    ...vehicleOperations,
    ...scrapOperations,
    ...oldPartOperations,
  },
});
