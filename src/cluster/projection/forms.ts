import { z } from 'zod';
import { key } from './fields';
import { projector } from './projector';

const form = z.object({ formId: z.string(), formKey: key, version: z.number(), resource: z.string(), tenantId: z.string() });

export const forms = projector('FORM', form, (tables, { intent, value }) => {
  if (intent !== 'CREATED') return;
  const { resource, ...row } = value;
  tables.forms.add(row.formKey, { ...row, schema: Buffer.from(resource, 'base64').toString('utf8') });
});
