import { join } from 'node:path';

/** The folder of flows: diagrams, forms, tables. */
export const flowsFolder = join(import.meta.dirname, '..', '..', 'bpmn');
