import { z } from 'zod';
import { warranty } from '../../src/systems/quality/contract';
import { dealerNo, personId } from '../../src/systems/shared-schemas';
import { warrantyCaseNo } from '../../src/systems/warranty-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { partsOnForm } from '../warranty-lists';

/** WR-10, I-WR-15: enters parts on the one feedback form of the case. */
export const fillWarrantyFeedbackForm = defineWorker({
  type: 'quality.fill-warranty-feedback-form',
  input: z.object({ caseNo: warrantyCaseNo, dealerNo, formLines: partsOnForm, filledBy: personId }),
  output: warranty.formFilled,
  run: (clients, body, { idempotencyKey }) => clients.quality.fillWarrantyFeedbackForm({ body, idempotencyKey }),
});
