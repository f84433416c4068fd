import type { MasterData } from '../installation/master-data';
import type { TakeOver } from './read';

type Cases = Pick<TakeOver, 'incidents' | 'returns' | 'parcels'> & { orders: { dealerNo: string; dealerOrderNo: string }[] };

/** Whatever names a dealer, a part, a paint shop or a vehicle that no file of the take-over has, a line each. */
export function strangers({ catalogue, vehicles = [], painters = [], paintTerms = [], balances }: MasterData, cases: Cases): string[] {
  const known = {
    dealer: new Set(catalogue.dealers.map(({ dealerNo }) => dealerNo)),
    part: new Set(catalogue.parts.map(({ partNo }) => partNo)),
    'paint shop': new Set(painters.map(({ painterNo }) => painterNo)),
  };
  const owners = new Map(vehicles.map(({ frameNo, dealerNo }) => [frameNo, dealerNo]));
  const faults: string[] = [];
  const check = (where: string, kind: keyof typeof known, no: string) => void (known[kind].has(no) || faults.push(`${where}: there is no ${kind} ${no}`));
  const checkFrame = (where: string, dealerNo: string, frameNo: string | null | undefined) => {
    if (typeof frameNo !== 'string' || owners.get(frameNo) === dealerNo) return;
    faults.push(`${where}: ${owners.has(frameNo) ? `${frameNo} was sold to ${owners.get(frameNo)}` : `there is no vehicle ${frameNo}`}`);
  };
  for (const { partNo } of catalogue.prices) check(`prices.csv, ${partNo}`, 'part', partNo);
  for (const { account, party = '' } of balances) if (account.startsWith('dealer')) check(`accounts.csv, ${party}`, 'dealer', party);
  for (const { partNo, whitePartNo, painterNo } of paintTerms) {
    for (const no of [partNo, whitePartNo]) check(`paint-terms.csv, ${partNo}`, 'part', no);
    check(`paint-terms.csv, ${partNo}`, 'paint shop', painterNo);
  }
  for (const { frameNo, dealerNo, partNos = [] } of vehicles) {
    check(`vehicles.csv, ${frameNo}`, 'dealer', dealerNo);
    for (const partNo of partNos) check(`vehicles.csv, ${frameNo}`, 'part', partNo);
  }
  for (const { dealerNo, dealerOrderNo } of cases.orders) check(`open-orders.csv, ${dealerNo} ${dealerOrderNo}`, 'dealer', dealerNo);
  for (const { dealerNo, dealerReportNo = '', frameNo, lines } of cases.incidents) {
    const where = `open-incidents.csv, ${dealerNo} ${dealerReportNo}`;
    check(where, 'dealer', dealerNo);
    checkFrame(where, dealerNo, frameNo);
    for (const { partNo } of lines) check(where, 'part', partNo);
  }
  for (const { dealerNo, frameNo } of cases.returns) {
    check(`open-returns.csv, ${dealerNo} ${frameNo}`, 'dealer', dealerNo);
    checkFrame(`open-returns.csv, ${dealerNo} ${frameNo}`, dealerNo, frameNo);
  }
  for (const { dealerNo, dealerListNo = '', lines } of cases.parcels) {
    check(`open-parcels.csv, ${dealerNo} ${dealerListNo}`, 'dealer', dealerNo);
    for (const { partNo } of lines) check(`open-parcels.csv, ${dealerNo} ${dealerListNo}`, 'part', partNo);
  }
  return faults;
}
