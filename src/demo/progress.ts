import type { Clock } from '../clock';
import type { SystemClients } from '../systems/clients';
import { endedCases } from './case-ends';
import { pad } from './columns';
import { endInWords } from './order-ends';

const hourAndMinute = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** The day on the calendar of Shanghai, `Friday 20 November 2026`. */
export const dayInWords = (moment: Date): string => weekday.format(moment).replace(',', '');

/** Prints what happens as it happens, one line each, with the time of the day. */
export class Progress {
  private readonly ended = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly clients: SystemClients,
  ) {}

  tell(what: string, text: string): void {
    console.log(`${hourAndMinute.format(this.clock.now())}  ${pad(what, 15)}  ${text}`);
  }

  /** Tells of the orders and cases that have ended since the last look; a case by the name that it has outside. */
  async tellEnds(named: (caseNo: string) => string): Promise<void> {
    const [{ orders }, cases] = await Promise.all([this.clients.orderDesk.listOrders({ query: { limit: 200 } }), endedCases(this.clients)]);
    for (const { orderNo, dealerOrderNo, state } of orders) {
      const words = endInWords(state);
      if (!words.startsWith('still')) this.tellOnce(orderNo, dealerOrderNo, words);
    }
    for (const { caseNo, end } of cases) this.tellOnce(caseNo, named(caseNo), end);
  }

  private tellOnce(number: string, name: string, words: string): void {
    if (this.ended.has(number)) return;
    this.ended.add(number);
    this.tell(name, words);
  }
}
