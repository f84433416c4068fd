import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { Cluster } from '../cluster';
import type { Config } from '../config';
import type { Installation } from '../installation/installation';
import type { Logger } from '../log';
import { waitFor } from '../wait';
import { DayScript } from './day-script';
import { eventHappens, orderComesIn, planComesIn } from './happen';
import { incidentComesIn, opinionIsAccepted } from './incident-comes-in';
import { dayInWords, type Progress } from './progress';
import { returnComesIn, vehicleIsBrought } from './return-comes-in';
import type { Sample, SampleOrder } from './sample';
import type { SampleIncident } from './sample-incidents';
import type { SampleReturn } from './sample-returns';
import { ScriptedStaff, type ScriptedPerson } from './scripted-staff';
import { roundsOf, type Happening } from './timetable';

/** What is running, as far as the day is played with it. */
export interface Surroundings {
  cluster: Cluster;
  installation: Installation;
  clock: Clock;
  logger: Logger;
  config: Config;
}

/** The sample's day: what happens at which moment, and people who work it off by script. */
export class Day {
  readonly staff: ScriptedStaff;
  /** Orders that have come in, with their numbers. */
  readonly orders: { order: SampleOrder; orderNo: string }[] = [];
  /** Numbers of the cases of the incidents that have come in. */
  readonly incidents = new Map<SampleIncident, string>();
  /** Numbers of the vehicle returns that have come in. */
  readonly returns = new Map<SampleReturn, string>();
  private readonly script: DayScript;
  private over = false;
  private stopped = false;

  constructor(
    private readonly around: Surroundings,
    private readonly sample: Sample,
    private readonly progress: Progress,
    people: ScriptedPerson[],
  ) {
    this.script = new DayScript(sample.events, around.clock, around.config.LOCALE);
    this.staff = new ScriptedStaff({
      people,
      script: (elementId, seen) => this.script.answer(elementId, seen),
      quiet: () => this.quiet(),
      logger: around.logger,
      onDone: (person, task, answer, seen) => {
        this.script.given(answer);
        if (answer.remark !== undefined) progress.tell(this.orderNamed(seen['orderNo']), `${person.name}, ${task.name}: ${answer.remark}`);
      },
    });
  }

  /** Resolves to true when everything has happened and what the script can decide is worked off; to false when it was stopped. */
  async play(): Promise<boolean> {
    const watching = this.watch();
    try {
      for (const round of roundsOf(this.sample)) await this.playRound(round);
    } catch (error) {
      // Systems that are being stopped answer no more.
      if (!this.stopped) throw error;
    } finally {
      this.over = true;
      await watching;
    }
    return !this.stopped;
  }

  /** Nothing happens any more; resolves when the people have finished what they have in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.staff.stop();
  }

  /** The dealer's number of an order of the day. */
  orderNamed(orderNo: unknown): string {
    return this.orders.find((each) => each.orderNo === orderNo)?.order.dealerOrderNo ?? '';
  }

  private async playRound(round: Happening[]): Promise<void> {
    for (const happening of round) {
      if (this.stopped) return;
      await this.goOnTo(happening.at);
      await this.happen(happening);
    }
    await this.staff.workOff();
    await this.progress.tellEnds();
  }

  /** Moves the clock when nothing is in hand: a job in hand would come twice. */
  private async goOnTo(at: Date): Promise<void> {
    await this.quiet();
    const missing = at.getTime() - this.around.clock.now().getTime();
    if (missing > 0) await this.around.cluster.advance(missing);
  }

  private async happen(happening: Happening): Promise<void> {
    const { progress } = this;
    const doors = this.around.installation;
    switch (happening.kind) {
      case 'order': {
        const { order } = happening;
        const orderNo = await orderComesIn(doors, order);
        this.orders.push({ order, orderNo });
        this.script.cameIn(orderNo, order);
        return progress.tell(order.dealerOrderNo, `comes in as ${orderNo} from ${this.dealerNamed(order.dealerNo)}`);
      }
      case 'event':
        progress.tell(happening.event.dealerOrderNo, await eventHappens(doors, happening.event));
        return this.script.happened(happening.event);
      case 'plan':
        await planComesIn(doors, happening.plan);
        return progress.tell(happening.plan.planNo, `a vehicle will go to ${this.dealerNamed(happening.plan.dealerNo)}`);
      case 'vehicle':
        return progress.tell(happening.plan.planNo, `the vehicle to ${this.dealerNamed(happening.plan.dealerNo)} is at the gate`);
      case 'incident': {
        const caseNo = await incidentComesIn(doors, happening.incident);
        this.incidents.set(happening.incident, caseNo);
        const { dealerNo, dealerReportNo } = happening.incident;
        return progress.tell(dealerReportNo, `${this.dealerNamed(dealerNo)} reports an incident: case ${caseNo}`);
      }
      case 'acceptance':
        await opinionIsAccepted(doors, this.incidents.get(happening.incident) ?? '', happening.incident);
        return progress.tell(happening.incident.dealerReportNo, 'the dealer accepts what is done about it');
      case 'return': {
        const { vehicle } = happening;
        const caseNo = await returnComesIn(doors, vehicle);
        this.returns.set(vehicle, caseNo);
        return progress.tell(vehicle.frameNo, `${this.dealerNamed(vehicle.dealerNo)} wants to return it: case ${caseNo}`);
      }
      case 'brought':
        await vehicleIsBrought(doors, this.returns.get(happening.vehicle) ?? '', happening.vehicle);
        return progress.tell(happening.vehicle.frameNo, 'the dealer brings it');
      case 'later':
        progress.tell('', `on ${dayInWords(happening.at)}: 72 hours have passed since the last query to a dealer`);
        return this.queriesHaveEnded();
    }
  }

  /** Timers fire some moments after the clock has moved. */
  private queriesHaveEnded(): Promise<void> {
    const { orderDesk } = this.around.installation.clients;
    return waitFor('the queries to dealers to run out', async () => {
      const { orders } = await orderDesk.listOrders({ query: { state: 'awaitingDealer' } });
      return orders.length === 0 || undefined;
    }).then(() => undefined);
  }

  /** So that those who look on see something while the people work. */
  private async watch(): Promise<void> {
    while (!this.over && !this.stopped) {
      await this.progress.tellEnds().catch((error: unknown) => this.around.logger.warn({ err: error }, 'day.progress.failed'));
      await pause(1000);
    }
  }

  /** Nothing goes on without people; workers that run elsewhere may take their time. */
  private quiet(): Promise<void> {
    return this.around.installation.quiet(600_000);
  }

  private dealerNamed(dealerNo: string): string {
    return this.sample.masterData.catalogue.dealers.find((each) => each.dealerNo === dealerNo)?.name ?? dealerNo;
  }
}
