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
const key = () => `vehicle-${(keys += 1)}`;
const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });
const rule = (caseNo: string, qualityProblem: boolean) =>
  system.client.recordQualityRuling({ body: { caseNo, frameNo: 'V-2001', qualityProblem, finding: '车架焊缝开裂', ruledBy: 'qin.gang' }, idempotencyKey: key() });
const judge = (caseNo: string, repairable: boolean) =>
  system.client.recordRepairabilityRuling({ body: { caseNo, frameNo: 'V-2001', repairable, finding: '可更换车架', ruledBy: 'qin.gang' }, idempotencyKey: key() });
const repair = (caseNo: string, repairDone: boolean) =>
  system.client.recordVehicleRepair({ body: { caseNo, frameNo: 'V-2001', repairDone, workDone: '更换车架', repairedBy: 'cao.yi' }, idempotencyKey: key() });

test('a claim is ruled once (VR-05, VR-D3)', async () => {
  const { qualityRulingNo } = await rule('VR-1', true);
  await expect(rule('VR-1', false)).rejects.toMatchObject(refusal(409, 'ruledBefore'));
  const { qualityRulings } = await system.client.listVehicleRulings({ query: { caseNo: 'VR-1' } });
  expect(qualityRulings).toMatchObject([{ qualityRulingNo, qualityProblem: true, finding: '车架焊缝开裂', ruledBy: 'qin.gang' }]);
});

test('a repair follows a ruling that says repairable; one that failed is judged again (VR-D8, VR-D10)', async () => {
  await expect(repair('VR-2', true)).rejects.toMatchObject(refusal(409, 'notRepairable'));
  await judge('VR-2', true);
  await repair('VR-2', false);
  await judge('VR-2', false);
  await expect(repair('VR-2', true)).rejects.toMatchObject(refusal(409, 'notRepairable'));
  const { repairabilityRulings, repairRecords } = await system.client.listVehicleRulings({ query: { caseNo: 'VR-2' } });
  expect(repairabilityRulings.map(({ repairable }) => repairable)).toEqual([true, false]);
  expect(repairRecords.map(({ repairDone, workDone }) => [repairDone, workDone])).toEqual([[false, '更换车架']]);
});

test.each([
  ['/quality-rulings', { caseNo: 'VR-9', frameNo: 'V-1', qualityProblem: 'no', finding: 'x', ruledBy: 'qin.gang' }, 'qualityProblem'],
  ['/repairability-rulings', { caseNo: 'VR-9', frameNo: 'V-1', repairable: true, finding: ' ', ruledBy: 'qin.gang' }, 'finding'],
  ['/repair-records', { caseNo: 'VR-9', frameNo: 'V-1', repairDone: true, repairedBy: 'cao.yi' }, 'workDone'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  const answer = await system.post(path, body, key());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});
