import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** The rows of a CSV file, each with its headings as names. Throws an Error that names file, row and column of each fault, a line each. */
export async function csvRows<Row>(file: string, row: z.ZodType<Row>): Promise<Row[]> {
  const given: unknown = parse(await readFile(file), { columns: true, bom: true });
  const rows = z.array(z.unknown()).parse(given).map((each) => row.safeParse(each));
  const faults = rows.flatMap(({ error }, index) => (error === undefined ? [] : [`${basename(file)}, row ${index + 2}: ${faultsOf(error)}`]));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return rows.flatMap(({ data }) => (data === undefined ? [] : [data]));
}

const faultsOf = (error: z.ZodError) => error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
