import type { Fact } from '../facts';

/** The run's facts, in the order in which they took their turn. */
export class Journal {
  private readonly entries: { fact: Fact; stands: boolean }[] = [];

  /** Notes a fact just before it happens, so that nothing that follows from it stands before it. */
  note<F extends Fact>(fact: F): { fact: F; withdraw(): void } {
    const entry = { fact, stands: true };
    this.entries.push(entry);
    return { fact, withdraw: () => void (entry.stands = false) };
  }

  /** Facts that stand: what was refused is left out. */
  facts(): Fact[] {
    return this.entries.filter(({ stands }) => stands).map(({ fact }) => fact);
  }
}
