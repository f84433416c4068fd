import { baseOf } from '../../database/base-tables';
import { lastDayOf, nextDueOf } from './outsourcing-owed';
import { notesOf, orderToChange, undecidedOf, type OutsourcingTx } from './outsourcing-repository';
import type { OutsourcingOrder } from './outsourcing-tables';
import { tellStage, type SupplyStage } from './supply-stage';

/** Tells the line of an outsourcing order where the rest of its pieces is, and when it is due: the dealer's view. */
export async function tellRest(tx: OutsourcingTx, outsourcingOrderNo: string, at: Date): Promise<void> {
  const order = await orderToChange(tx, outsourcingOrderNo);
  const { orderLineId, wantedQuantity } = order;
  const inQuestion = (await undecidedOf(tx, outsourcingOrderNo)) > 0;
  const stage = inQuestion ? 'shortageInQuestion' : stageOf(order);
  if (orderLineId === null || stage === undefined) return;
  const due = inQuestion ? undefined : await nextDueOf(tx, order);
  const accepted = (await notesOf(tx, [outsourcingOrderNo])).reduce((sum, { acceptedQuantity }) => sum + acceptedQuantity, 0);
  const expectedOn = due !== undefined && due > at ? lastDayOf(due) : null;
  await tellStage(baseOf(tx), { orderLineId, stage, expectedOn, awaitedQuantity: wantedQuantity - accepted, paperNo: outsourcingOrderNo }, at);
}

/** What the paint shop is still to hand over; undefined when nothing is to come. */
function stageOf({ dueFirst, dueMakeUp, dueRework }: OutsourcingOrder): SupplyStage | undefined {
  if (dueMakeUp > 0) return 'makingUp';
  if (dueRework > 0) return 'reworking';
  return dueFirst > 0 ? 'painting' : undefined;
}
