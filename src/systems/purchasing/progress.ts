import type { Delivery, PurchaseRequest, PurchasingTx, SupplierChoice, VendorReturn } from './tables';
import { linesOf } from './requests';

/** What stands about a purchase request. */
export interface Papers {
  choices: SupplierChoice[];
  deliveries: Delivery[];
  vendorReturns: VendorReturn[];
}

export async function papersOf(tx: PurchasingTx, purchaseRequestNo: string): Promise<Papers> {
  return {
    choices: await tx.selectFrom('supplierChoice').selectAll().where('purchaseRequestNo', '=', purchaseRequestNo).orderBy('round').execute(),
    deliveries: await tx.selectFrom('delivery').selectAll().where('purchaseRequestNo', '=', purchaseRequestNo).orderBy('position').execute(),
    vendorReturns: await tx.selectFrom('vendorReturn').selectAll().where('purchaseRequestNo', '=', purchaseRequestNo).orderBy('position').execute(),
  };
}

/** Where a purchase request stands, in pieces: each is in one place only, and what is in none is open. */
export async function progressOf(tx: PurchasingTx, { purchaseRequestNo, givenUpQuantity }: PurchaseRequest, papers?: Papers) {
  const { choices, deliveries, vendorReturns } = papers ?? (await papersOf(tx, purchaseRequestNo));
  const lines = await linesOf(tx, purchaseRequestNo);
  const exchanges = vendorReturns.filter(({ endedAt }) => endedAt === null);
  const requestedQuantity = sum(lines, ({ quantity }) => quantity);
  const acceptedQuantity = sum(deliveries, (each) => each.acceptedQuantity);
  const undeliveredQuantity = sum(choices, (choice) => (choice.endedAt === null ? undeliveredOf(choice, deliveries) : 0));
  const inspectionQuantity = sum(deliveries, undecidedOf);
  const missingQuantity = sum(deliveries, (each) => each.missingQuantity);
  const exchangeQuantity = sum(exchanges, (note) => note.quantity - note.replacedQuantity);
  const placed = acceptedQuantity + givenUpQuantity + undeliveredQuantity + inspectionQuantity + missingQuantity + exchangeQuantity;
  return {
    requestedQuantity,
    acceptedQuantity,
    givenUpQuantity,
    undeliveredQuantity,
    inspectionQuantity,
    missingQuantity,
    exchangeQuantity,
    exchangeNoteNo: exchanges[0]?.vendorReturnNoteNo ?? null,
    replacementAwaited: exchanges.length > 0 || deliveries.some(untouched),
    openQuantity: Math.max(0, requestedQuantity - placed),
  };
}

/** Replacement goods that no inspection has decided on. */
const untouched = ({ vendorReturnNoteNo, acceptedQuantity, failedQuantity, missingQuantity }: Delivery) =>
  vendorReturnNoteNo !== null && acceptedQuantity + failedQuantity + missingQuantity === 0;

/** Pieces of a delivery that are neither accepted, nor sent back, nor missing. */
export const undecidedOf = ({ countedQuantity, acceptedQuantity, failedQuantity, missingQuantity }: Delivery): number =>
  countedQuantity - acceptedQuantity - failedQuantity - missingQuantity;

/** Pieces of a choice that have not come; replacement goods do not count. */
export function undeliveredOf({ round, orderedQuantity }: SupplierChoice, deliveries: Delivery[]): number {
  const own = deliveries.filter((each) => each.round === round && each.vendorReturnNoteNo === null);
  return orderedQuantity - sum(own, ({ countedQuantity }) => countedQuantity);
}

export const sum = <T>(all: T[], of: (each: T) => number): number => all.reduce((total, each) => total + of(each), 0);
