import { fromStock, supplied } from '../../../src/bench/order-kinds';
import type { MasterData } from '../../../src/installation/master-data';
import { dealerNo, marketFor } from '../../../src/load/market';

const [, bought] = supplied;

/** Numbers of cases that have parts and dealers of their own. */
const own = 400;
const ofCase = (prefix: string) => (number: number) => {
  if (number >= own) throw new Error(`Case ${number} has no ${prefix} of its own`);
  return `${prefix}-${number}`;
};
/** A part that is bought for one case: no clerk puts it on a purchase request with another case's. */
export const partBoughtFor = ofCase('LMP-S');
/** A part that one report is about: however many there are, none is the same cause again. */
export const partReportedIn = ofCase('BRK-S');
/** A dealer of one order: its vehicle takes no other order's cartons. */
export const dealerOf = ofCase('D-S');

const numbers = Array.from({ length: own }, (_, number) => number);

/** The market of the load, and what makes each case's course its own. */
export function stormMarket(): MasterData {
  const data = marketFor(own);
  const alike = (partNo: string, ownNo: (number: number) => string) => {
    const part = data.catalogue.parts.find((each) => each.partNo === partNo);
    const price = data.catalogue.prices.find((each) => each.partNo === partNo);
    const stock = data.stock.find((each) => each.partNo === partNo);
    if (!part || !price || !stock) throw new Error(`There is no ${partNo}`);
    return numbers.map(ownNo).map((no) => ({ part: { ...part, partNo: no }, price: { ...price, partNo: no }, stock: { ...stock, partNo: no, opening: {} } }));
  };
  const lamps = alike(bought.partNo, partBoughtFor);
  const levers = alike(fromStock.partNo, partReportedIn).map((each) => ({ ...each, stock: { ...each.stock, opening: { AS: 1 } } }));
  const dealers = data.catalogue.dealers.filter((each) => each.dealerNo === dealerNo).flatMap((dealer) => numbers.map((number) => ({ ...dealer, dealerNo: dealerOf(number) })));
  const all = [...lamps, ...levers];
  const worth = levers.reduce((sum, { stock }) => sum + Number(stock.unitCost), 0);
  return {
    ...data,
    catalogue: {
      ...data.catalogue,
      dealers: [...data.catalogue.dealers, ...dealers],
      parts: [...data.catalogue.parts, ...all.map(({ part }) => part)],
      prices: [...data.catalogue.prices, ...all.map(({ price }) => price)],
    },
    stock: [...data.stock, ...all.map(({ stock }) => stock)],
    balances: data.balances.map((each) => (each.account === 'afterSalesInventory' ? { ...each, amount: (Number(each.amount) + worth).toFixed(2) } : each)),
    suppliers: data.suppliers?.map((each) => (each.partNos.includes(bought.partNo) ? { ...each, partNos: [...each.partNos, ...numbers.map(partBoughtFor)] } : each)),
  };
}
