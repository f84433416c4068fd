import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe } from '../inputs';

/** DI-13: the measures of the opinion; asked again about parts that are missing, unknown or beyond the opinion, or measures that do not go together. */
export const recordMeasures = defineWorker({
  type: 'order-desk.record-measures',
  input: z.object({
    ...incident.measuresToSet.shape,
    partsToSend: maybe(incident.wantedParts),
    partsToReturn: maybe(incident.wantedParts),
    opinionPartsToSend: maybe(incident.measuresToSet.shape.opinionPartsToSend),
    opinionPartsToReturn: maybe(incident.measuresToSet.shape.opinionPartsToReturn),
  }),
  output: incident.measuresRecorded,
  errors: {
    partsMissing: 'handlerAskedAgain',
    partsUnasked: 'handlerAskedAgain',
    unknownPart: 'handlerAskedAgain',
    beyondOpinion: 'handlerAskedAgain',
    measuresContradict: 'handlerAskedAgain',
  },
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordMeasures({ body, idempotencyKey }),
});
