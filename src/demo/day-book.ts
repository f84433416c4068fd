import { waitFor } from '../wait';
import type { DayScript } from './day-script';
import { eventHappens, orderComesIn, planComesIn, type Doors } from './happen';
import { incidentComesIn, opinionIsAccepted } from './incident-comes-in';
import { parcelComesIn, rulingsAreAnswered } from './parcel-comes-in';
import { dayInWords } from './progress';
import { returnComesIn, vehicleIsBrought } from './return-comes-in';
import type { Sample, SampleOrder } from './sample';
import type { SampleIncident } from './sample-incidents';
import type { SampleParcel } from './sample-parcels';
import type { SampleReturn } from './sample-returns';
import type { Happening } from './timetable';

/** What has come in on the day, with the numbers that it was given. */
export class DayBook {
  readonly orders: { order: SampleOrder; orderNo: string }[] = [];
  /** Numbers of the cases. */
  readonly incidents = new Map<SampleIncident, string>();
  readonly returns = new Map<SampleReturn, string>();
  readonly parcels = new Map<SampleParcel, string>();
  /** What those outside call an order or a case, by its number. */
  private readonly names = new Map<string, string>();

  constructor(
    private readonly doors: Doors,
    private readonly sample: Sample,
    private readonly script: DayScript,
  ) {}

  /** What those outside call the order or the case that a form is about; a case that they do not know by its number. */
  named({ orderNo, caseNo }: Record<string, unknown>): string {
    const numbers = [orderNo, caseNo].filter((each): each is string => typeof each === 'string');
    return numbers.map((each) => this.names.get(each)).find((name) => name !== undefined) ?? numbers.at(-1) ?? '';
  }

  /** Lets it happen; returns to whom or what, and in words what. */
  async happens(happening: Happening): Promise<[what: string, words: string]> {
    const { doors } = this;
    switch (happening.kind) {
      case 'order': {
        const { order } = happening;
        const orderNo = await orderComesIn(doors, order);
        this.orders.push({ order, orderNo });
        this.names.set(orderNo, order.dealerOrderNo);
        this.script.cameIn(orderNo, order);
        return [order.dealerOrderNo, `comes in as ${orderNo} from ${this.dealerNamed(order)}`];
      }
      case 'event': {
        const words = await eventHappens(doors, happening.event);
        this.script.happened(happening.event);
        return [happening.event.dealerOrderNo, words];
      }
      case 'plan':
        await planComesIn(doors, happening.plan);
        return [happening.plan.planNo, `a vehicle will go to ${this.dealerNamed(happening.plan)}`];
      case 'vehicle':
        return [happening.plan.planNo, `the vehicle to ${this.dealerNamed(happening.plan)} is at the gate`];
      case 'incident': {
        const { incident } = happening;
        const caseNo = this.opened(this.incidents, incident, await incidentComesIn(doors, incident), incident.dealerReportNo);
        return [incident.dealerReportNo, `${this.dealerNamed(incident)} reports an incident: case ${caseNo}`];
      }
      case 'acceptance':
        await opinionIsAccepted(doors, this.incidents.get(happening.incident) ?? '', happening.incident);
        return [happening.incident.dealerReportNo, 'the dealer accepts what is done about it'];
      case 'return': {
        const { vehicle } = happening;
        const caseNo = this.opened(this.returns, vehicle, await returnComesIn(doors, vehicle), vehicle.frameNo);
        return [vehicle.frameNo, `${this.dealerNamed(vehicle)} wants to return it: case ${caseNo}`];
      }
      case 'brought':
        await vehicleIsBrought(doors, this.returns.get(happening.vehicle) ?? '', happening.vehicle);
        return [happening.vehicle.frameNo, 'the dealer brings it'];
      case 'parcel': {
        const { parcel } = happening;
        const caseNo = this.opened(this.parcels, parcel, await parcelComesIn(doors, parcel), parcel.dealerListNo);
        this.script.parcels.cameIn(caseNo, parcel);
        return [parcel.dealerListNo, `${this.dealerNamed(parcel)} sends parts back under the warranty: case ${caseNo}`];
      }
      case 'rulingsAnswered':
        await rulingsAreAnswered(doors, this.parcels.get(happening.parcel) ?? '', happening.parcel);
        return [happening.parcel.dealerListNo, 'the dealer answers what was ruled out of scope'];
      case 'later':
        await this.queriesHaveEnded();
        return ['', `on ${dayInWords(happening.at)}: 72 hours have passed since the last query to a dealer`];
    }
  }

  private opened<Told>(cases: Map<Told, string>, told: Told, caseNo: string, name: string): string {
    cases.set(told, caseNo);
    this.names.set(caseNo, name);
    return caseNo;
  }

  /** Timers fire some moments after the clock has moved. */
  private queriesHaveEnded(): Promise<void> {
    const { orderDesk } = this.doors.clients;
    return waitFor('the queries to dealers to run out', async () => {
      const { orders } = await orderDesk.listOrders({ query: { state: 'awaitingDealer' } });
      return orders.length === 0 || undefined;
    }).then(() => undefined);
  }

  private dealerNamed({ dealerNo }: { dealerNo: string }): string {
    return this.sample.masterData.catalogue.dealers.find((each) => each.dealerNo === dealerNo)?.name ?? dealerNo;
  }
}
