/**
 * The jobs that nobody has in hand, by type: those to be handed out, and those that nobody gets at present because
 * they pause after a failure or have no retries left.
 */
export class WaitingJobs {
  private readonly keys = new Map<string, Set<string>>();

  add(type: string, jobKey: string): void {
    const ofType = this.keys.get(type);
    if (ofType) ofType.add(jobKey);
    else this.keys.set(type, new Set([jobKey]));
  }

  remove(type: string, jobKey: string): void {
    const ofType = this.keys.get(type);
    ofType?.delete(jobKey);
    if (ofType?.size === 0) this.keys.delete(type);
  }

  /** The types of which there are some. */
  types(): Iterable<string> {
    return this.keys.keys();
  }

  has(type: string, jobKey: string): boolean {
    return this.keys.get(type)?.has(jobKey) ?? false;
  }

  any(type: string): boolean {
    return this.keys.has(type);
  }
}
