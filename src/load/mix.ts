import { shanghaiIso } from '../clock';
import { fromStock, supplied, type OrderKind } from '../bench/order-kinds';
import { claimedPart, dealerNo, frameNoOf, scrappedPart } from './market';
import type { Site } from './site';

/** A kind of case and how many of it come in each round of the mix. */
export interface CaseKind {
  name: string;
  inRound: number;
  /** The process that runs it. */
  processId: string;
  /** The dealer's message comes in; the number of its case. @param number of the case in this run */
  comesIn: (site: Site, number: number) => Promise<string>;
}

/** What is ordered, by whom and how it is sent: the same each time, unless it is said by the case's number. */
export interface OrderOf {
  name: string;
  inRound: number;
  partNoOf: (number: number) => string;
  dealerNoOf?: (number: number) => string;
  shippingMethod?: 'courier' | 'withVehicle';
}

/** Dealers' orders of one piece. */
export const orderKind = ({ name, inRound, partNoOf, dealerNoOf = () => dealerNo, shippingMethod = 'courier' }: OrderOf): CaseKind => ({
  name: `order ${name}`,
  inRound,
  processId: 'dealer-part-order',
  comesIn: async ({ clients }, number) => {
    const dealerOrderNo = `L-${number}`;
    const body = { dealerNo: dealerNoOf(number), dealerOrderNo, shippingMethod, lines: [{ partNo: partNoOf(number), quantity: 1 }] };
    return (await clients.orderDesk.registerOrder({ body, idempotencyKey: dealerOrderNo })).orderNo;
  },
});

/** Reports of a missing piece. */
export const damageReportKind = (partNoOf: (number: number) => string): CaseKind => ({
  name: 'damage report',
  inRound: 1,
  processId: 'unboxing-incident',
  comesIn: async ({ clients }, number) => {
    const lines = [{ partNo: partNoOf(number), quantity: 1, finding: 'missing' as const }];
    const body = { dealerNo, dealerReportNo: `R-${number}`, reportKind: 'damageShortageList' as const, signed: true, lines };
    return (await clients.orderDesk.reportIncident({ body, idempotencyKey: `report/${number}` })).caseNo;
  },
});

export const vehicleReturn: CaseKind = {
  name: 'vehicle return',
  inRound: 1,
  processId: 'dealer-vehicle-return',
  comesIn: async ({ clients }, number) => {
    const body = { dealerNo, frameNo: frameNoOf(number), returnReason: '前叉异响', qualityClaimed: true, transport: 'dealerOwn' as const };
    return (await clients.orderDesk.applyForVehicleReturn({ body, idempotencyKey: `return/${number}` })).caseNo;
  },
};

const dayMs = 24 * 3600 * 1000;

/** One part goes back to its supplier, the other is scrapped. */
export const parcel: CaseKind = {
  name: 'parcel of returned parts',
  inRound: 1,
  processId: 'warranty-returned-part',
  comesIn: async ({ clients, now }, number) => {
    const saleDate = shanghaiIso(new Date(now().getTime() - 30 * dayMs)).slice(0, 10);
    const line = (partNo: string, exchangeWanted: boolean) => ({ partNo, quantity: 1, fault: '不能用', saleDate, saleDateKind: 'purchase' as const, exchangeWanted });
    const body = { dealerNo, dealerListNo: `P-${number}`, lines: [line(claimedPart, true), line(scrappedPart, false)] };
    return (await clients.orderDesk.reportReturnedParts({ body, idempotencyKey: `parcel/${number}` })).caseNo;
  },
};

const [drawn, bought, painted] = supplied;
const order = ({ name, partNo }: OrderKind, inRound: number) => orderKind({ name, inRound, partNoOf: () => partNo });

/** What comes in: half of the orders from stock, the others in each way of supply; a report, a return and a parcel for each dozen of them. */
export const mix: readonly CaseKind[] = [
  order(fromStock, 6),
  order(drawn, 2),
  order(bought, 2),
  order(painted, 2),
  damageReportKind(() => claimedPart),
  vehicleReturn,
  parcel,
];

/** Kinds as they come in, each as often as it does in a round, spread over it. */
export const roundOf = <Kind extends CaseKind>(kinds: readonly Kind[]): readonly Kind[] =>
  kinds
    .flatMap((kind) => Array.from({ length: kind.inRound }, (_, at) => ({ kind, at: (at + 0.5) / kind.inRound })))
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);

export const round = roundOf(mix);
