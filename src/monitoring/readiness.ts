/** Something that a process can't work without, or works worse without. */
export interface Check {
  name: string;
  /** False: told, but the process takes work without it (an order is taken in while the engine is away). */
  needed: boolean;
  /** Rejects when it is not there. */
  look: () => Promise<unknown>;
}

/** What `/ready` tells. */
export interface Told {
  status: 'ready' | 'starting' | 'notReady' | 'stopping';
  checks: Record<string, { status: 'up' | 'down'; needed: boolean; reason?: string }>;
}

/** Whether a process takes work: started, not stopping, and what it needs is there. */
export class Readiness {
  private phase: 'starting' | 'started' | 'stopping' = 'starting';
  private readonly checks: Check[] = [];

  /** @param limitMs how long each look may take */
  constructor(private readonly limitMs = 2_000) {}

  /** Tables are up to date and everything runs; from now on the checks decide. */
  started(...checks: Check[]): void {
    this.checks.push(...checks);
    if (this.phase === 'starting') this.phase = 'started';
  }

  stopping(): void {
    this.phase = 'stopping';
  }

  async tell(): Promise<Told> {
    if (this.phase !== 'started') return { status: this.phase, checks: {} };
    const looks = await Promise.all(this.checks.map(async (check) => ({ check, reason: await this.reasonAgainst(check) })));
    const missing = looks.some(({ check, reason }) => check.needed && reason !== undefined);
    const told = looks.map(({ check: { name, needed }, reason }): [string, Told['checks'][string]] => [
      name,
      reason === undefined ? { status: 'up', needed } : { status: 'down', needed, reason },
    ]);
    return { status: missing ? 'notReady' : 'ready', checks: Object.fromEntries(told) };
  }

  private async reasonAgainst({ look }: Check): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${this.limitMs} ms`)), this.limitMs);
    });
    try {
      await Promise.race([look(), limit]);
      return undefined;
    } catch (error) {
      return (error instanceof Error && error.message) || 'is away';
    } finally {
      clearTimeout(timer);
    }
  }
}
