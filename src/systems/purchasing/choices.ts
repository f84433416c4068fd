import { conflict, refusedField } from '../../http/problem';
import { cnyOf, fenOf } from '../../money';
import { unitAmount } from '../shared-schemas';
import { papersOf, progressOf } from './progress';
import { openRequestOf } from './requests';
import { supplierOfPart } from './suppliers';
import type { PurchasingTx } from './tables';
import { trackOpenLines } from './tracking';

export interface Choice {
  purchaseRequestNo: string;
  supplierNo: string;
  unitPrice: string;
  expectedOn?: string | undefined;
  purchaser: string;
}

/**
 * The purchaser settles on a supplier for what is open of a request (PP-02, PP-D1).
 * Throws 422 unknownSupplier, supplierNotOfPart; 409 choiceStands while another supplier is still to deliver,
 * nothingToSource when nothing is open; 422 amountTooLarge.
 */
export async function chooseSupplier(tx: PurchasingTx, choice: Choice, at: Date) {
  const { purchaseRequestNo, supplierNo, unitPrice, expectedOn, purchaser } = choice;
  const request = await openRequestOf(tx, purchaseRequestNo);
  const supplier = await supplierOfPart(tx, supplierNo, request.partNo);
  const papers = await papersOf(tx, purchaseRequestNo);
  const standing = papers.choices.find(({ endedAt }) => endedAt === null);
  if (standing) throw conflict('choiceStands', `supplierNo: ${standing.supplierNo} is still to deliver for ${purchaseRequestNo}`);
  const { openQuantity: orderedQuantity } = await progressOf(tx, request, papers);
  if (orderedQuantity === 0) throw conflict('nothingToSource', `Nothing of ${purchaseRequestNo} is open: no piece is to be bought`);
  const purchaseAmount = cnyOf(fenOf(unitPrice) * orderedQuantity);
  if (!unitAmount.safeParse(purchaseAmount).success) {
    throw refusedField('amountTooLarge', 'unitPrice', `${orderedQuantity} pieces at ${unitPrice} are ${purchaseAmount}, more than can be drawn for one purchase`);
  }
  await tx
    .insertInto('supplierChoice')
    .values({
      purchaseRequestNo,
      round: papers.choices.length + 1,
      supplierNo,
      unitPriceFen: fenOf(unitPrice),
      orderedQuantity,
      expectedOn: expectedOn ?? null,
      purchaser,
      chosenAt: at,
    })
    .execute();
  await trackOpenLines(tx, purchaseRequestNo, { event: 'supplierChosen', paperNo: supplierNo }, at);
  return { supplierName: supplier.name, orderedQuantity, purchaseAmount };
}

/** The chosen supplier is not bought of after all (PP-D2.2); throws 409 deliveredAlready once some goods came. */
export async function withdrawChoice(tx: PurchasingTx, purchaseRequestNo: string, at: Date): Promise<void> {
  await openRequestOf(tx, purchaseRequestNo);
  const { choices, deliveries } = await papersOf(tx, purchaseRequestNo);
  const standing = choices.find(({ endedAt }) => endedAt === null);
  if (!standing) return;
  const came = deliveries.find(({ round }) => round === standing.round);
  if (came) throw conflict('deliveredAlready', `${standing.supplierNo} has delivered ${came.deliveryNo} for ${purchaseRequestNo}`);
  await endChoice(tx, standing, at);
}

/** Nothing more is expected of this choice. */
export const endChoice = (tx: PurchasingTx, { purchaseRequestNo, round }: { purchaseRequestNo: string; round: number }, at: Date) =>
  tx
    .updateTable('supplierChoice')
    .set({ endedAt: at })
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .where('round', '=', round)
    .execute();

/** From whom and at what price a round was bought; replacement goods come on the same terms. */
export async function termsOf(tx: PurchasingTx, purchaseRequestNo: string, round: number) {
  const { supplierNo, supplierName, unitPriceFen } = await tx
    .selectFrom('supplierChoice')
    .innerJoin('supplier', 'supplier.supplierNo', 'supplierChoice.supplierNo')
    .select(['supplierChoice.supplierNo', 'supplier.name as supplierName', 'supplierChoice.unitPriceFen'])
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .where('round', '=', round)
    .executeTakeFirstOrThrow();
  return { supplierNo, supplierName, unitPrice: cnyOf(unitPriceFen) };
}
