/** All of a list that is given out page by page. */
export async function pages<Row>(read: (page: { limit: number; offset: number }) => Promise<Row[]>): Promise<Row[]> {
  const limit = 1000;
  const all: Row[] = [];
  for (;;) {
    const page = await read({ limit, offset: all.length });
    all.push(...page);
    if (page.length < limit) return all;
  }
}
