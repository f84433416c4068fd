import { fromStock, supplied } from '../../../src/bench/order-kinds';
import { damageReportKind, orderKind, parcel, vehicleReturn, type CaseKind, type OrderOf } from '../../../src/load/mix';
import type { SystemClients } from '../../../src/systems/clients';
import { dealerOf, partBoughtFor, partReportedIn } from './market';

/** A kind of case, so made that the course of one does not depend on what else is open. */
export interface StormKind extends CaseKind {
  /** Cases of this kind come one after the other: else their goods would come on one list. */
  oneByOne?: true;
  /** How it ends, all that it has set going included. */
  end: string;
  /** What it has come to. */
  stateOf: (clients: SystemClients, no: string) => Promise<string>;
}

const [drawn, bought, painted] = supplied;
const order = (of: Omit<OrderOf, 'inRound'> & { inRound?: number }): StormKind => ({
  ...orderKind({ inRound: 1, ...of }),
  end: 'shippedInFull',
  stateOf: async ({ orderDesk }, orderNo) => (await orderDesk.getOrder({ params: { orderNo } })).state,
});

export const straightOrder = order({ name: fromStock.name, partNoOf: () => fromStock.partNo, inRound: 2 });

/** What comes in, all kinds of the sample flows. */
export const allKinds: readonly StormKind[] = [
  straightOrder,
  order({ name: 'from stock, with the vehicle', partNoOf: () => fromStock.partNo, dealerNoOf: dealerOf, shippingMethod: 'withVehicle' }),
  order({ name: drawn.name, partNoOf: () => drawn.partNo }),
  order({ name: bought.name, partNoOf: partBoughtFor }),
  order({ name: painted.name, partNoOf: () => painted.partNo }),
  {
    ...damageReportKind(partReportedIn),
    end: 'resolved',
    stateOf: async ({ orderDesk }, caseNo) => (await orderDesk.getIncident({ params: { caseNo } })).state,
  },
  {
    ...vehicleReturn,
    end: 'closedSold',
    stateOf: async ({ orderDesk }, caseNo) => (await orderDesk.getVehicleReturn({ params: { caseNo } })).state,
  },
  // All that waits to be scrapped goes on the list that is drawn up next.
  { ...parcel, oneByOne: true, end: 'closed, scrapped', stateOf: stateOfParcel },
];

/** Of the parcel, and of what is scrapped of it. */
async function stateOfParcel({ orderDesk, warehouse }: SystemClients, caseNo: string): Promise<string> {
  const { state } = await orderDesk.getWarrantyReturn({ params: { caseNo } });
  if (state !== 'closed') return state;
  const query = { limit: 1000 };
  const [{ scrapCandidates }, { scrapCases }] = await Promise.all([warehouse.listScrapCandidates({ query }), warehouse.listScrapCases({ query })]);
  const scrapped = scrapCandidates.some((each) => each.caseNo === caseNo && each.scrapped === each.quantity);
  return `${state}, ${scrapped && scrapCases.every((each) => each.state === 'ended') ? 'scrapped' : 'not scrapped yet'}`;
}
