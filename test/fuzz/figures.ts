/** What a run sent and what came of it, for people to read. */
export class Figures {
  private readonly counts = new Map<string, number>();
  private readonly reached = new Set<string>();
  private readonly codes = new Map<string, number>();
  readonly faults: string[] = [];

  count(what: string, more = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + more);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  /** An operation, or a job, whose own rules were reached: it did what was asked. */
  reach(what: string): void {
    this.reached.add(what);
  }

  refusedAs(code: string): void {
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
  }

  fault(where: string, what: string, sent: unknown): void {
    this.faults.push(`${where}: ${what}\n    sent ${(typeof sent === 'string' ? sent : (JSON.stringify(sent) ?? '')).slice(0, 600)}`);
  }

  report(title: string, all: number): string {
    const rows = [...this.counts].map(([what, count]) => `  ${what}: ${count}`);
    const codes = [...this.codes].sort(([, a], [, b]) => b - a);
    return [
      title,
      ...rows,
      `  did what was asked at least once: ${this.reached.size} of ${all}`,
      `  reasons of refusals: ${codes.length}${codes.length > 0 ? ` (${codes.slice(0, 6).map(([code, count]) => `${code} ${count}`).join(', ')} …)` : ''}`,
      `  faults found: ${this.faults.length}`,
    ].join('\n');
  }
}
