import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** The rows of a CSV file, each with its headings as names. Throws an Error that names file, row and column. */
export async function csvRows<Row>(file: string, row: z.ZodType<Row>): Promise<Row[]> {
  const given: unknown = parse(await readFile(file), { columns: true, bom: true });
  return z.array(z.unknown()).parse(given).map((each, index) => {
    const parsed = row.safeParse(each);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${basename(file)}, row ${index + 2}: ${faults.join('; ')}`);
  });
}
