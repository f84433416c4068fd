/** Far below what a system takes in one request: 1 MB, and 1,000 rows of a kind at the least. */
const limits = { rows: 500, bytes: 400_000 };

/**
 * Splits a body of lists into bodies that a system takes in one request, row by row in the order given; a list that has no
 * rows in one of them is empty there. Nothing makes no body.
 */
export function packed<Body extends Record<string, object[]>>(whole: Body): Body[] {
  // Made of the body's own names, so that keys and types agree.
  const empty = () => Object.fromEntries(Object.keys(whole).map((name) => [name, []])) as unknown as Body;
  const bodies: Body[] = [];
  let current: Body | undefined;
  let left = limits;
  for (const [name, rows] of Object.entries(whole)) {
    for (const row of rows) {
      const bytes = Buffer.byteLength(JSON.stringify(row)) + 1;
      if (current === undefined || left.rows === 0 || left.bytes < bytes) {
        bodies.push((current = empty()));
        left = limits;
      }
      current[name]?.push(row);
      left = { rows: left.rows - 1, bytes: left.bytes - bytes };
    }
  }
  return bodies;
}
