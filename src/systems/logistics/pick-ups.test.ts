import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem } from '../../../test/support/start-system';
import { logistics } from './index';
import { unique, type StartedLogistics } from './test-support';

let system: StartedLogistics;
beforeAll(async () => {
  system = await startSystem(logistics('zh-CN'));
});
afterAll(() => system.close());

const fetched = { caseNo: 'VR-202609-001', frameNo: 'V-2002', place: '城东货站', fetchedBy: 'yu.fang' };

test('a vehicle that was fetched is recorded once (VR-D6.3)', async () => {
  const call = { body: fetched, idempotencyKey: unique() };
  const { pickUpNo } = await system.client.recordPickUp(call);
  expect(await system.client.recordPickUp(call)).toEqual({ pickUpNo });
  const { pickUps } = await system.client.listPickUps({ query: { caseNo: fetched.caseNo } });
  expect(pickUps).toEqual([{ ...fetched, pickUpNo, fetchedAt: expect.stringContaining('2026-09-07T09:0') }]);
});

test('without a place it is refused, naming the field', async () => {
  const answer = await system.post('/pick-ups', { ...fetched, place: ' ' }, unique());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: [{ field: 'place' }] } });
});
