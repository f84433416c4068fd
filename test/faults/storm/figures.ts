/** Rows of tables and sums, by their names. */
export type Figures = Readonly<Record<string, number>>;

/** What has come to the figures. */
export const grown = (before: Figures, after: Figures): Figures => Object.fromEntries(Object.entries(after).map(([name, figure]) => [name, figure - (before[name] ?? 0)]));

/** Cases of a kind, and what one of them adds to the figures. */
export interface Share {
  count: number;
  each: Figures;
}

/** Figures that are not what they were, and what so many cases add, as `name: figure, expected`. */
export function unlike(before: Figures, after: Figures, shares: readonly Share[]): string[] {
  const expected = (name: string) => shares.reduce((sum, { count, each }) => sum + count * (each[name] ?? 0), before[name] ?? 0);
  const names = new Set([before, after, ...shares.map(({ each }) => each)].flatMap(Object.keys));
  return [...names].flatMap((name) => ((after[name] ?? 0) === expected(name) ? [] : [`${name}: ${after[name] ?? 0}, expected ${expected(name)}`]));
}
