import type { Method, OrderPlan, Source, WantedLine } from '../facts';
import { dealers, parts, unknownDealers, type Part } from './market';
import { Random } from './random';

const forSale = parts.filter(({ price }) => price !== undefined);
const notForSale = parts.filter(({ price }) => price === undefined);
const methods: Record<Method, number> = { withVehicle: 45, courier: 35, freight: 20 };
const sources: Record<Source, number> = { dealerPurchase: 82, warrantyExchange: 10, freeReplacement: 8 };

/** The orders of a run, in the order in which dealers write them. */
export function planOrders(seed: number, count: number): OrderPlan[] {
  const plans: OrderPlan[] = [];
  for (let index = 0; index < count; index += 1) plans.push(planOrder(seed, index, plans));
  return plans;
}

function planOrder(seed: number, index: number, earlier: OrderPlan[]): OrderPlan {
  const random = Random.about(seed, 'order', index);
  // A second receipt of an earlier order, in the same words or in others (DO-D1.5).
  const first = random.percent(5) && earlier.length > 0 ? random.pick(earlier) : undefined;
  const source = random.weighted(sources);
  const dealerNo = first?.dealerNo ?? (random.percent(4) ? random.pick(unknownDealers) : random.pick(dealers).dealerNo);
  const partial = random.weighted({ usual: 50, yes: 20, no: 30 });
  return {
    index,
    day: Math.max(first?.day ?? 0, Number(random.weighted({ '0': 50, '1': 30, '2': 20 }))),
    dealerNo,
    dealerOrderNo: first?.dealerOrderNo ?? `PO-${index + 1}`,
    source,
    ...(source === 'dealerPurchase' ? {} : { caseNo: `${source === 'warrantyExchange' ? 'WR' : 'DI'}-202609-${index + 1}/1` }),
    shippingMethod: random.weighted(methods),
    ...(partial === 'usual' ? {} : { partialAllowed: partial === 'yes' }),
    lines: linesOf(random, random.percent(15)),
  };
}

/** Lines as dealers write them; with a fault in one of them where asked for. */
export function linesOf(random: Random, faulty: boolean): WantedLine[] {
  const lines = Array.from({ length: Number(random.weighted({ '1': 40, '2': 35, '3': 17, '4': 8 })) }, () => lineOf(random));
  if (faulty) lines[random.int(0, lines.length - 1)] = spoilt(random);
  return lines;
}

/** By the part's own number, or by base part and colour; model and colour beside it or not. */
function lineOf(random: Random): WantedLine {
  const part = random.pick(forSale);
  const quantity = Number(random.weighted({ '1': 30, '2': 30, '3': 15, '4': 10, '5': 8, '9': 7 }));
  const model = random.percent(40) ? { model: part.model } : {};
  if (part.basePartNo === undefined || random.percent(50)) return { partNo: part.partNo, ...model, quantity };
  return { partNo: part.basePartNo, ...colourOf(part), ...model, quantity };
}

const colourOf = ({ colour }: Part) => (colour === undefined ? {} : { colour });

const faults: Record<string, (random: Random) => WantedLine> = {
  noPart: () => ({ quantity: 2 }),
  emptyPart: () => ({ partNo: '', quantity: 2 }),
  unknownPart: () => ({ partNo: 'XYZ-99', quantity: 1 }),
  noQuantity: (random) => ({ partNo: random.pick(forSale).partNo }),
  zeroPieces: (random) => ({ partNo: random.pick(forSale).partNo, quantity: 0 }),
  otherModel: (random) => ({ partNo: random.pick(forSale).partNo, model: 'M7', quantity: 1 }),
  noColour: () => ({ partNo: 'FND-06', quantity: 1 }),
  noSuchColour: () => ({ partNo: 'SHD-10', colour: 'violet', quantity: 3 }),
  otherColour: () => ({ partNo: 'FND-06-R', colour: 'blue', quantity: 1 }),
  colourOfPlainPart: () => ({ partNo: 'BRK-01', colour: 'red', quantity: 1 }),
  notForSale: (random) => ({ partNo: random.pick(notForSale).partNo, quantity: 1 }),
};

const spoilt = (random: Random): WantedLine => {
  const fault = faults[random.pick(Object.keys(faults))];
  if (!fault) throw new Error('No such fault');
  return fault(random);
};
