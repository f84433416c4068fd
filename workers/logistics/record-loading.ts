import { z } from 'zod';
import { recordLoadingBody } from '../../src/systems/logistics/contract';
import { line } from '../../src/systems/shared-schemas';
import { cartonContent } from '../../src/systems/warehouse/schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { mergeLines } from '../lines';

const { leftCartonNos, ...loading } = recordLoadingBody.shape;

/**
 * PD-10: the cartons are loaded with the vehicles of a dispatch plan, or the vehicle leaves without them, or without
 * single ones. Tells which lines are on the vehicle, by what lies in which carton, and which stay behind. Single ones
 * stay behind only where the contents of every carton are stated: else nobody knows which lines those are.
 */
export const recordLoading = defineWorker({
  type: 'logistics.record-loading',
  input: z.object({ ...loading, note: z.string().nullish(), leftCartons: leftCartonNos.nullish(), cartons: z.array(cartonContent).nullish() }).refine(
    ({ leftCartons, cartons }) => !leftCartons?.length || cartons?.every(({ lines }) => lines.length > 0),
    'single cartons can be left behind only where the contents of every carton are stated',
  ),
  output: z.object({ loadingRecordNo: z.string().optional(), loaded: z.boolean(), loadedLines: z.array(line), leftLines: z.array(line) }),
  // A case that began before packing records told what lies in which carton has no `cartons`, and reads no lines.
  run: async (clients, { note, leftCartons, cartons, ...body }, { idempotencyKey }) => {
    const left = leftCartons ?? [];
    const done = await clients.logistics.recordLoading({ body: { ...body, note: note ?? undefined, leftCartonNos: left }, idempotencyKey });
    const linesOf = (isLeft: boolean) => mergeLines((cartons ?? []).filter(({ cartonNo }) => left.includes(cartonNo) === isLeft).flatMap(({ lines }) => lines));
    return { ...done, loadedLines: linesOf(false), leftLines: linesOf(true) };
  },
});
