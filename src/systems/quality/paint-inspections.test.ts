import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { qualityContract } from './contract';
import { quality } from './index';

let system: StartedSystem<typeof qualityContract>;
beforeAll(async () => {
  system = await startSystem(quality({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

let keys = 0;
const inspect = (given: object) =>
  system.client.recordPaintInspection({
    body: { outsourcingOrderNo: 'OP-1', painterDeliveryNoteNo: 'PN-1', partNo: 'FND-06-B', inspectedQuantity: 5, failedQuantity: 0, inspector: 'qi.hua', ...given },
    idempotencyKey: `key-${(keys += 1)}`,
  });
const refusal = (code: string) => ({ problem: expect.objectContaining({ code }) });

test('never more failed than were inspected, a failure has its defect, a delivery is inspected once (OP-13)', async () => {
  await expect(inspect({ failedQuantity: 6, defect: '流挂' })).rejects.toMatchObject(refusal('moreFailedThanInspected'));
  await expect(inspect({ failedQuantity: 1 })).rejects.toMatchObject(refusal('defectMissing'));
  expect(await inspect({ failedQuantity: 2, defect: '流挂' })).toEqual({ inspectionRecordNo: 'IR-202609-001', passedQuantity: 3, failedQuantity: 2 });
  await expect(inspect({})).rejects.toMatchObject(refusal('deliveryInspected'));
  const { paintInspections } = await system.client.listPaintInspections({ query: { outsourcingOrderNo: 'OP-1' } });
  expect(paintInspections).toMatchObject([{ failedQuantity: 2, defect: '流挂', inspector: 'qi.hua' }]);
});
