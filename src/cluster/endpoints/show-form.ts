import { z } from 'zod';
import type { FormRow } from '../projection/rows';

const schema = z.record(z.string(), z.unknown());

/** A form as the 8.8 client accepts it: its schema as an object (a server may also send its JSON text). */
export const showForm = (form: FormRow) => ({ ...form, schema: schema.parse(JSON.parse(form.schema)) });
