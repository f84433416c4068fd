import { Random } from '../../model/chance/random';

/** What befalls a call of a company system by a worker. */
const systemStrikes = {
  'system resets the call': 12,
  'system answers 500': 12,
  'system answers 503': 6,
  'system hangs': 1,
  'answer of the system lost': 14,
  'call delivered twice at once': 12,
  'call delivered again later': 8,
  'worker killed before the effect': 4,
  'worker killed during the effect': 4,
  'worker killed after the effect': 4,
  'job delivered twice at once': 3,
  'database connections cut': 4,
  'disk of the documents full': 2,
} as const;

/** What befalls a call of the engine by a worker. */
const gatewayStrikes = {
  'completion reset': 8,
  'answer of the completion lost': 8,
  'completion delivered twice': 8,
  'jobs handed out into nowhere': 3,
  'worker killed before completion': 3,
  'gateway gone for a while': 3,
  'clock jumps': 3,
} as const;

export type SystemStrike = keyof typeof systemStrikes;
export type GatewayStrike = keyof typeof gatewayStrikes;
export type Strike = SystemStrike | GatewayStrike;
export const allStrikes = Object.keys({ ...systemStrikes, ...gatewayStrikes }) as Strike[];

/** Draws what befalls which call: the seed's faults in the seed's order; which call of which case each hits is the machine's. */
export class Strikes {
  readonly done = new Map<Strike, number>();
  private calls = 0;
  private struck = 0;
  private armed = false;

  /**
   * @param count faults, after which the storm is over
   * @param percent of calls that something befalls
   */
  constructor(
    private readonly seed: number,
    readonly count: number,
    private readonly percent: number,
  ) {}

  begin(): void {
    this.armed = true;
  }

  get over(): boolean {
    return this.struck >= this.count;
  }

  ofSystem = (): SystemStrike | undefined => this.draw(systemStrikes);
  /** @param fits strikes that make sense for this call */
  ofGateway = (fits: (strike: GatewayStrike) => boolean): GatewayStrike | undefined => {
    const drawn = this.armed && !this.over ? Random.about(this.seed, 'gateway', this.calls).weighted<GatewayStrike>(gatewayStrikes) : undefined;
    return drawn !== undefined && fits(drawn) ? this.draw<GatewayStrike>({ [drawn]: 1 }) : undefined;
  };

  private draw<Name extends Strike>(weights: Partial<Record<Name, number>>): Name | undefined {
    if (!this.armed || this.over) return undefined;
    this.calls += 1;
    const random = Random.about(this.seed, 'strike', this.calls);
    if (!random.percent(this.percent)) return undefined;
    const strike = random.weighted(weights);
    this.struck += 1;
    this.done.set(strike, (this.done.get(strike) ?? 0) + 1);
    return strike;
  }
}
