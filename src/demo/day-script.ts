import type { Clock } from '../clock';
import type { Config } from '../config';
import { ParcelScript } from './parcel-script';
import type { SampleEvent, SampleOrder } from './sample';
import { scrapAnswers } from './scrap-answers';
import type { Answer } from './scripted-staff';
import { loadingMs } from './timetable';
import { unusualAnswers, type Unusual } from './unusual-answers';
import { formOf, usualAnswers, type Form, type Say } from './usual-answers';

/** Who decides what on the sample's day: as usual, but for what the day is there to show. */
export class DayScript {
  readonly parcels = new ParcelScript();
  private readonly orders = new Map<string, SampleOrder>();
  private readonly supplied = new Map<string, number>();
  private readonly bought = new Set<string>();
  private readonly ahead: Set<SampleEvent>;
  private readonly open = new Set(unusualAnswers);
  private readonly unusual = new WeakMap<Answer, Unusual>();
  private readonly say: Say;

  constructor(
    events: readonly SampleEvent[],
    private readonly clock: Clock,
    locale: Config['LOCALE'],
  ) {
    this.ahead = new Set(events);
    this.say = (zh, en) => (locale === 'zh-CN' ? zh : en);
  }

  /** An order of the day has come in under this number. */
  cameIn(orderNo: string, order: SampleOrder): void {
    this.orders.set(orderNo, order);
  }

  happened(event: SampleEvent): void {
    this.ahead.delete(event);
    if (event.kind === 'purchase') {
      this.supplied.set(`${event.dealerOrderNo} ${event.partNo}`, 0);
      this.bought.add(`${event.dealerOrderNo} ${event.partNo}`);
    }
    if (event.kind === 'supply') this.supplied.set(`${event.dealerOrderNo} ${event.partNo}`, event.quantity);
  }

  /** See Script. */
  answer(elementId: string, seen: Record<string, unknown>): Answer | undefined {
    const form = formOf(seen);
    const dealerOrderNo = this.orders.get(form.orderNo ?? '')?.dealerOrderNo ?? '';
    if (this.isLeftForLater(elementId, form, dealerOrderNo)) return undefined;
    if (elementId === 'Task_DecidePurchase') return { variables: { purchaseNeeded: this.bought.has(`${dealerOrderNo} ${form.partNo ?? ''}`) } };
    if (elementId === 'Task_JudgeDrawable') return this.supplyAnswer(dealerOrderNo, form);
    const next = [...this.open].find((each) => each.dealerOrderNo === dealerOrderNo);
    if (next?.elementId === elementId) return this.unusualAnswer(next, form);
    return this.parcels.answer(elementId, form) ?? scrapAnswers[elementId]?.(form, this.say) ?? this.usualAnswer(elementId, form);
  }

  /** The answer was taken: one that was unusual is not given again. */
  given(answer: Answer): void {
    const unusual = this.unusual.get(answer);
    if (unusual) this.open.delete(unusual);
  }

  private usualAnswer(elementId: string, form: Form): Answer | undefined {
    const usual = usualAnswers[elementId];
    return usual && { variables: usual(form, this.say) };
  }

  private unusualAnswer(unusual: Unusual, form: Form): Answer {
    const answer = { variables: unusual.answer(form, this.say), remark: unusual.remark };
    this.unusual.set(answer, unusual);
    return answer;
  }

  /** Cartons are loaded when the vehicle is there; an order that will be cancelled has not left its packing place by then. */
  private isLeftForLater(elementId: string, { departsAt }: Form, dealerOrderNo: string): boolean {
    if (elementId === 'Task_LoadCarton') return this.clock.now().getTime() < Date.parse(departsAt ?? '') - loadingMs;
    if (elementId !== 'Task_FillShippingDocument') return false;
    return [...this.ahead].some((event) => event.kind === 'cancellation' && event.dealerOrderNo === dealerOrderNo);
  }

  private supplyAnswer(dealerOrderNo: string, { partNo }: Form): Answer | undefined {
    const quantity = this.supplied.get(`${dealerOrderNo} ${partNo ?? ''}`);
    if (quantity === undefined) return undefined;
    const remark = quantity === 0 ? `${partNo} can not be had` : `${quantity} ${partNo} can be had`;
    return { variables: { partDrawable: quantity > 0 }, remark };
  }
}
