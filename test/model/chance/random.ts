import prand, { type RandomGenerator } from 'pure-rand';

/** Chance that repeats itself: what is drawn depends on the seed and on what it is about, not on what was drawn elsewhere. */
export class Random {
  private constructor(private readonly generator: RandomGenerator) {}

  /** @param about what is decided, e.g. an order's place in the plan and the task */
  static about(seed: number, ...about: (string | number)[]): Random {
    return new Random(prand.xoroshiro128plus(hashOf([seed, ...about].join('/'))));
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return prand.unsafeUniformIntDistribution(from, to, this.generator);
  }

  /** True in so many of a hundred cases. */
  percent(chance: number): boolean {
    return this.int(1, 100) <= chance;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.int(0, list.length - 1)];
    if (picked === undefined) throw new RangeError('Nothing to pick from');
    return picked;
  }

  /** One of the names, each as likely as its weight says. */
  weighted<Name extends string>(weights: Partial<Record<Name, number>>): Name {
    const names = Object.keys(weights) as Name[];
    let left = this.int(1, names.reduce((sum, name) => sum + (weights[name] ?? 0), 0));
    for (const name of names) {
      left -= weights[name] ?? 0;
      if (left <= 0) return name;
    }
    throw new RangeError('No weights');
  }
}

/** FNV-1a: neighbouring texts give seeds that have nothing to do with each other. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash ^= hash >>> 16;
  return Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13);
}
