import { Problem, conflict, refused } from '../../http/problem';
import type { Fen } from '../../money';
import { findPaintTerms, findTerms } from './repository';
import type { Basis, FinanceTx, MovementToPost, PartyOf } from './tables';

/** What a movement's entries are made of. */
export interface PostingFacts {
  /** Of one piece. */
  amounts: Partial<Record<Basis, Fen>>;
  parties: Partial<Record<PartyOf, string>>;
  orderNo: string | null;
}

/**
 * The movement's own cost, and the terms it falls under: of the order line it leaves for, or of the outsourcing order
 * it comes from. Throws 503 termsNotYetKnown while these are still on their way.
 */
export async function factsOf(tx: FinanceTx, movement: MovementToPost, forOrder: boolean): Promise<PostingFacts> {
  const cost = { cost: movement.unitCostFen };
  if (forOrder) {
    const { unitPriceFen: price, dealerNo: dealer, orderNo } = await salesTerms(tx, movement);
    return { amounts: { ...cost, price }, parties: { dealer }, orderNo };
  }
  const { outsourcingOrderNo, materialCostFen: material } = movement;
  if (!outsourcingOrderNo || material === null || material === undefined) return { amounts: cost, parties: {}, orderNo: null };
  const { feeFen: fee, painterNo: painter } = await paintTerms(tx, outsourcingOrderNo, movement);
  return { amounts: { ...cost, material, fee, variance: movement.unitCostFen - material - fee }, parties: { painter }, orderNo: null };
}

/** The terms of the movement's order line; a movement that contradicts them is not posted. */
async function salesTerms(tx: FinanceTx, movement: MovementToPost) {
  const { movementId, orderLineId } = movement;
  if (!orderLineId) {
    throw refused('orderLineMissing', `orderLineId: movement ${movementId} of type ${movement.type} must name its order line`, [
      { field: 'orderLineId', detail: 'is missing' },
    ]);
  }
  const terms = await findTerms(tx, orderLineId);
  if (!terms) throw new Problem(503, 'termsNotYetKnown', `The terms of order line ${orderLineId} are not known yet; try again`);
  if (terms.source !== movement.orderSource) {
    throw conflict('sourceDiffers', `${orderLineId} was registered as ${terms.source}, movement ${movementId} says ${movement.orderSource}`);
  }
  requireSamePart(orderLineId, terms.partNo, movement);
  return terms;
}

async function paintTerms(tx: FinanceTx, outsourcingOrderNo: string, movement: MovementToPost) {
  const terms = await findPaintTerms(tx, outsourcingOrderNo);
  if (!terms) throw new Problem(503, 'termsNotYetKnown', `The terms of ${outsourcingOrderNo} are not known yet; try again`);
  requireSamePart(outsourcingOrderNo, terms.partNo, movement);
  return terms;
}

function requireSamePart(of: string, registered: string, { movementId, partNo }: MovementToPost): void {
  if (registered !== partNo) throw conflict('partDiffers', `${of} was registered for ${registered}, movement ${movementId} says ${partNo}`);
}
