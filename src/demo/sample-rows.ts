import { join } from 'node:path';
import { z } from 'zod';
import { csvRows } from '../installation/csv-rows';

export const sampleFolder = join(import.meta.dirname, 'sample');
/** The day in Asia/Shanghai that the sample tells of, a Friday. */
const date = '2026-11-20';

export const text = z.string().min(1);
/** A time of the day, as a moment. */
export const time = z.string().regex(/^\d\d:\d\d$/, 'must be a time such as 08:05').transform((given) => new Date(`${date}T${given}:00+08:00`));

/** Rows of a file of the sample; throws an Error that names file, row and column. */
export const rowsOf = <Row>(file: string, row: z.ZodType<Row>) => csvRows(join(sampleFolder, file), row);
