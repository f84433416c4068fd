/** Papers that came since an earlier count, by kind, without zeros. */
export function papersSince(now: Record<string, number>, before: Record<string, number> = {}): Record<string, number> {
  const counts = Object.entries(now).map(([name, value]) => [name, value - (before[name] ?? 0)] as const);
  return Object.fromEntries(counts.filter(([, value]) => value > 0));
}

/** Counts by name, without zeros. */
export function count(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Papers in the files of a case, by kind. */
export function filedOf(files: { caseNo: string; papers: { paper: string }[] }[], caseNo: string): Record<string, number> {
  return count(files.filter((file) => file.caseNo === caseNo).flatMap(({ papers }) => papers.map(({ paper }) => paper)));
}
