import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { Cluster } from '../cluster';
import type { Config } from '../config';
import type { Installation } from '../installation/installation';
import type { Logger } from '../log';
import { DayBook } from './day-book';
import { DayScript } from './day-script';
import type { Progress } from './progress';
import type { Sample } from './sample';
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
  readonly book: DayBook;
  private over = false;
  private stopped = false;

  constructor(
    private readonly around: Surroundings,
    private readonly sample: Sample,
    private readonly progress: Progress,
    people: ScriptedPerson[],
  ) {
    const script = new DayScript(sample.events, around.clock, around.config.LOCALE);
    this.book = new DayBook(around.installation, sample, script);
    this.staff = new ScriptedStaff({
      people,
      script: (elementId, seen) => script.answer(elementId, seen),
      quiet: () => this.quiet(),
      logger: around.logger,
      onDone: (person, task, answer, seen) => {
        script.given(answer);
        if (answer.remark !== undefined) progress.tell(this.book.named(seen), `${person.name}, ${task.name}: ${answer.remark}`);
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

  private async playRound(round: Happening[]): Promise<void> {
    for (const happening of round) {
      if (this.stopped) return;
      await this.goOnTo(happening.at);
      this.progress.tell(...(await this.book.happens(happening)));
    }
    await this.staff.workOff();
    await this.tellEnds();
  }

  /** Moves the clock when nothing is in hand: a job in hand would come twice. */
  private async goOnTo(at: Date): Promise<void> {
    await this.quiet();
    const missing = at.getTime() - this.around.clock.now().getTime();
    if (missing > 0) await this.around.cluster.advance(missing);
  }

  /** So that those who look on see something while the people work. */
  private async watch(): Promise<void> {
    while (!this.over && !this.stopped) {
      await this.tellEnds().catch((error: unknown) => this.around.logger.warn({ err: error }, 'day.progress.failed'));
      await pause(1000);
    }
  }

  private tellEnds(): Promise<void> {
    return this.progress.tellEnds((caseNo) => this.book.named({ caseNo }));
  }

  /** Nothing goes on without people; workers that run elsewhere may take their time. */
  private quiet(): Promise<void> {
    return this.around.installation.quiet(600_000);
  }
}
