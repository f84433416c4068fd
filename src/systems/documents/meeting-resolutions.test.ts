import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { documentsContract } from './contract';
import { documents } from './index';
import { key } from './test-support';

let system: StartedSystem<typeof documentsContract>;
beforeAll(async () => {
  system = await startSystem(documents({ locale: 'zh-CN', publicUrl: () => 'http://127.0.0.1' }));
});
afterAll(() => system.close());

const line = (scrapQuantity: number, keepQuantity = 0, supplierQuantity = 0) => ({ partNo: 'MTR-04', partName: '电机', scrapQuantity, keepQuantity, supplierQuantity });
const attendee = (seat: string, personId: string) => ({ seat, seatName: seat, personId, name: personId });
const given = (changes: object = {}) => ({
  caseNo: 'PS-1',
  sheetRevision: 1,
  resolution: 'scrapPart' as const,
  resolutionText: '报废100件，50件再与供应商交涉',
  lines: [line(100, 0, 50)],
  attendees: [attendee('companyGm', 'lu.ming'), attendee('technicalDept', 'fan.gang')],
  recordedBy: 'fang.yu',
  ...changes,
});
const record = (changes: object = {}) => system.client.recordMeetingResolution({ body: given(changes), idempotencyKey: key() });

test('a resolution is kept with its attendees, once per revision of the list (PS-10)', async () => {
  const { meetingResolutionNo } = await record();
  await expect(record()).rejects.toMatchObject({ problem: { status: 409, code: 'resolved' } });
  await record({ sheetRevision: 2 });
  const { meetingResolutions } = await system.client.listMeetingResolutions({ query: { caseNo: 'PS-1' } });
  expect(meetingResolutions).toHaveLength(2);
  expect(meetingResolutions[0]).toEqual({ meetingResolutionNo, ...given(), recordedAt: expect.any(String) });
});

test.each([
  ['scrapAll', [line(100, 50)]],
  ['scrapPart', [line(150)]],
  ['scrapNone', [line(1, 149)]],
])('a resolution %s whose lines say otherwise is refused (PS-D5)', async (resolution, lines) => {
  await expect(record({ caseNo: 'PS-2', resolution, lines })).rejects.toMatchObject({ problem: { status: 422, code: 'resolutionDiffers', errors: [{ field: 'lines' }] } });
});

test.each([
  [{ attendees: [] }, 'attendees'],
  [{ attendees: [attendee('companyGm', 'lu.ming'), attendee('companyGm', 'fan.gang')] }, 'attendees'],
  [{ attendees: [attendee('companyGm', 'lu.ming'), attendee('technicalDept', 'lu.ming')] }, 'attendees'],
  [{ lines: [line(-1)] }, 'lines.0.scrapQuantity'],
  [{ lines: [line(1.5)] }, 'lines.0.scrapQuantity'],
  [{ resolution: 'scrapSome' }, 'resolution'],
  [{ resolutionText: ' ' }, 'resolutionText'],
])('%j is refused, naming %s', async (changes, field) => {
  const answer = await system.post('/meeting-resolutions', given({ caseNo: 'PS-3', ...changes }), key());
  expect(answer).toMatchObject({ status: 400, body: { errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});
