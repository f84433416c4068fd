import { Random } from '../../model/chance/random';

/** Where a call is struck: who calls whom. */
export type Place = 'systemCall' | 'documentsCall' | 'completion' | 'activation' | 'message' | 'relayedCall' | 'taskCall' | 'partnerCall';

/** @param weight how often beside the others */
const of = <At extends Place>(at: At, weight: number) => ({ at, weight });

/** Every fault there is. */
const kinds = {
  // A worker calls a system.
  'system resets a call': of('systemCall', 10),
  'system answers 500': of('systemCall', 10),
  'system answers 503': of('systemCall', 5),
  'system hangs': of('systemCall', 2),
  'answer of a system lost': of('systemCall', 12),
  'call delivered twice at once': of('systemCall', 10),
  'call delivered again later': of('systemCall', 6),
  'worker killed before the effect': of('systemCall', 4),
  'worker killed during the effect': of('systemCall', 4),
  'worker killed after the effect': of('systemCall', 4),
  'job delivered twice at once': of('systemCall', 4),
  'database connections cut': of('systemCall', 3),
  'PostgreSQL killed': of('systemCall', 4),
  'disk of the documents full': of('documentsCall', 3),
  // A worker calls the engine.
  'completion reset': of('completion', 6),
  'answer of a completion lost': of('completion', 8),
  'completion delivered twice': of('completion', 6),
  'worker killed before completion': of('completion', 4),
  'gateway gone for a while': of('completion', 4),
  'clock jumps': of('completion', 4),
  'jobs handed out into nowhere': of('activation', 4),
  // A relay publishes a message, or calls a system.
  'message reset': of('message', 2),
  'message hangs': of('message', 1),
  'answer to a message lost': of('message', 3),
  'message delivered twice': of('message', 2),
  'relayed call reset': of('relayedCall', 2),
  'relayed call answered 500': of('relayedCall', 2),
  'relayed call hangs': of('relayedCall', 1),
  'answer to a relayed call lost': of('relayedCall', 3),
  'relayed call delivered twice': of('relayedCall', 2),
  // Somebody takes or completes a task.
  'task reset': of('taskCall', 3),
  'task hangs': of('taskCall', 1),
  'answer to a task lost': of('taskCall', 4),
  'task delivered twice': of('taskCall', 3),
  // A dealer, the paint shop or Customer Service calls a system.
  "a partner's call reset": of('partnerCall', 1),
  'answer to a partner lost': of('partnerCall', 1),
  "a partner's call delivered twice": of('partnerCall', 1),
};

export type Strike = keyof typeof kinds;
/** What can befall a call at a place. */
type StrikeAt<At extends Place> = { [Name in Strike]: (typeof kinds)[Name]['at'] extends At ? Name : never }[Strike];
export const allStrikes = Object.keys(kinds) as Strike[];

/** How many of a hundred calls are struck there, as long as there is something to strike them with. */
const percent: Record<Place, number> = {
  systemCall: 25,
  documentsCall: 60,
  completion: 20,
  activation: 10,
  message: 60,
  relayedCall: 40,
  taskCall: 20,
  partnerCall: 60,
};

/**
 * Deals the faults of a storm, drawn from a seed: each kind once, then as often as its weight says. Each strikes the next
 * call that it fits; which call of which case that is, is the machine's.
 */
export class Strikes {
  readonly done = new Map<Strike, number>();
  private readonly deck: Strike[];
  private readonly calls = new Map<Place, number>();
  private armed = false;

  /**
   * @param count faults, after which the storm is over
   * @param density how many times more calls are struck than in a long storm
   */
  constructor(
    private readonly seed: number,
    count: number,
    private readonly density = 1,
  ) {
    const weights = Object.fromEntries(allStrikes.map((name) => [name, kinds[name].weight])) as Record<Strike, number>;
    const drawn = Array.from({ length: Math.max(0, count - allStrikes.length) }, (_, index) => Random.about(seed, 'drawn', index).weighted<Strike>(weights));
    this.deck = shuffled(seed, [...shuffled(seed, allStrikes).slice(0, count), ...drawn]);
  }

  begin(): void {
    this.armed = true;
  }

  get over(): boolean {
    return this.deck.length === 0;
  }

  /** What befalls a call; nothing, as a rule. @param places that it is made at */
  at<At extends Place>(...places: At[]): StrikeAt<At> | undefined {
    if (!this.armed) return undefined;
    const struck: Place[] = places.filter((place) => this.draw(place));
    const fits = (strike: Strike): strike is StrikeAt<At> => struck.includes(kinds[strike].at);
    const strike = this.deck.find(fits);
    if (strike === undefined) return undefined;
    this.deck.splice(this.deck.indexOf(strike), 1);
    this.done.set(strike, (this.done.get(strike) ?? 0) + 1);
    return strike;
  }

  private draw(place: Place): boolean {
    const calls = (this.calls.get(place) ?? 0) + 1;
    this.calls.set(place, calls);
    return Random.about(this.seed, place, calls).percent(Math.min(100, percent[place] * this.density));
  }
}

function shuffled(seed: number, list: readonly Strike[]): Strike[] {
  const places = list.map((strike, index) => ({ strike, at: Random.about(seed, 'deck', list.length, index).int(0, 1_000_000_000) }));
  return places.toSorted((a, b) => a.at - b.at).map(({ strike }) => strike);
}
