import type { z } from 'zod';
import { refusedField } from '../../http/problem';
import type { inspectionMethod, inspectionResult } from './schemas';

/** What an inspector found. */
export interface Finding {
  method: z.infer<typeof inspectionMethod>;
  inspectedQuantity: number;
  failedQuantity: number;
  defect?: string | undefined;
}

/**
 * Throws 422 that names the field when the figures can not be: more pieces than delivered, fewer than all in a full
 * inspection, more failed than inspected, a failure without its defect.
 */
export function requireFitting({ method, inspectedQuantity, failedQuantity, defect }: Finding, delivered: number): void {
  if (inspectedQuantity > delivered) {
    throw refusedField('moreThanDelivered', 'inspectedQuantity', `${delivered} pieces were delivered, not ${inspectedQuantity}`);
  }
  if (method === 'full' && inspectedQuantity < delivered) {
    throw refusedField('fewerThanDelivered', 'inspectedQuantity', `a full inspection looks at all ${delivered} pieces, not ${inspectedQuantity}`);
  }
  if (failedQuantity > inspectedQuantity) {
    throw refusedField('moreFailedThanInspected', 'failedQuantity', `${inspectedQuantity} pieces were inspected, ${failedQuantity} of them can not have failed`);
  }
  if (failedQuantity > 0 && defect === undefined) throw refusedField('defectMissing', 'defect', 'say what is wrong with the pieces that failed');
}

/** What the finding means for the delivery (PP-D6). */
export function resultOf({ method, failedQuantity }: Finding, delivered: number): z.infer<typeof inspectionResult> {
  if (failedQuantity === 0) return 'allPassed';
  if (method === 'sampling') return 'sampleDefect';
  return failedQuantity === delivered ? 'allFailed' : 'someFailed';
}
