/**
 * Lets calls that touch the same thing pass one by one, so that the journal knows their order; the systems would
 * order them too, by a row's lock, but do not tell in which order. Calls on different things pass side by side.
 */
export class Turnstile {
  private readonly last = new Map<string, Promise<void>>();

  async through<Result>(things: string[], pass: () => Promise<Result>): Promise<Result> {
    const before = things.flatMap((thing) => this.last.get(thing) ?? []);
    let leave: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (leave = resolve));
    for (const thing of things) this.last.set(thing, gone);
    await Promise.all(before);
    try {
      return await pass();
    } finally {
      leave();
    }
  }
}
