import { z } from 'zod';
import { line } from '../src/systems/shared-schemas';

/** Lines as process variables carry them; what a form has added beside them is dropped. */
export const lineList = z.array(z.object(line.shape)).min(1);
