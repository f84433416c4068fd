import { progressOf } from './progress';
import { findRequest, linesOf } from './requests';
import { tellSupplyStage, type SupplyStage } from './supply-stage';
import type { PurchasingTx } from './tables';

/** Tells the lines of a request that are short after goods were taken in where the rest of their pieces is: the dealer's view. */
export async function tellRest(tx: PurchasingTx, purchaseRequestNo: string, at: Date): Promise<void> {
  const stage = stageOf(await progressOf(tx, await findRequest(tx, purchaseRequestNo)));
  if (stage === undefined) return;
  const short = (await linesOf(tx, purchaseRequestNo)).filter(({ state, quantity, receivedQuantity }) => state === 'collected' && receivedQuantity < quantity);
  await tellSupplyStage(tx, short.map(({ requestLineId }) => requestLineId), stage, at);
}

type Places = Pick<Awaited<ReturnType<typeof progressOf>>, 'inspectionQuantity' | 'undeliveredQuantity' | 'exchangeQuantity' | 'openQuantity'>;

/** Where the pieces are that come next; nowhere when the rest is given up or missing. */
function stageOf({ inspectionQuantity, undeliveredQuantity, exchangeQuantity, openQuantity }: Places): SupplyStage | undefined {
  if (inspectionQuantity > 0) return 'inspecting';
  if (undeliveredQuantity > 0) return 'ordered';
  if (exchangeQuantity > 0) return 'exchanging';
  return openQuantity > 0 ? 'sourcing' : undefined;
}
