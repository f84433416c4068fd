import { readFile } from 'node:fs/promises';
import { startOrderDesk, unique, type StartedOrderDesk } from '../test-support';
import { soldVehicles } from './requests';

const fixture = new URL('../../../../test/fixtures/scenario-fixture.json', import.meta.url);

/** An order desk that knows the sold vehicles of the scenarios, on Monday 7 September 2026 at 09:00. */
export async function startWithVehicles(): Promise<StartedOrderDesk> {
  const desk = await startOrderDesk('zh-CN', new Date('2026-09-07T09:00:00+08:00'));
  const { vehicles } = soldVehicles.strip().parse(JSON.parse(await readFile(fixture, 'utf8')));
  await desk.client.loadVehicles({ body: { vehicles }, idempotencyKey: unique() });
  return desk;
}

let serial = 0;

/** A vehicle of D-101 that nobody has asked to return, with its battery, sold for 3,200.00. */
export async function newVehicle({ client }: Pick<StartedOrderDesk, 'client'>, changes: object = {}): Promise<string> {
  const frameNo = `V-9${(serial += 1)}`;
  const vehicle = { frameNo, model: 'M1', dealerNo: 'D-101', invoicedOn: '2026-06-01', invoicedPrice: '3200.00', partNos: ['BAT-08'], ...changes };
  await client.loadVehicles({ body: { vehicles: [vehicle] }, idempotencyKey: unique() });
  return frameNo;
}

/** D-101's application for a vehicle, claiming a quality problem. */
export const application = (frameNo: string, changes: object = {}) => ({
  dealerNo: 'D-101',
  frameNo,
  returnReason: '车架裂纹',
  qualityClaimed: true,
  transport: 'dealerOwn' as const,
  ...changes,
});

/** A return that has come to one of its stages. */
export async function returnAt(desk: Pick<StartedOrderDesk, 'client'>, stage: 'received' | 'registered' | 'inApproval' | 'approved' | 'vehicleReceived', missingPartNos: string[] = []) {
  const { client } = desk;
  const frameNo = await newVehicle(desk);
  const { caseNo } = await client.applyForVehicleReturn({ body: application(frameNo), idempotencyKey: unique() });
  const found = { caseNo, frameNo };
  if (stage === 'received') return found;
  await client.recordSignatureCheck({ body: { caseNo, signaturePresent: true, checkedBy: 'li.min' }, idempotencyKey: unique() });
  await client.openVehicleReturn({ body: { caseNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, idempotencyKey: unique() });
  if (stage === 'registered') return found;
  await client.startReturnApproval({ body: { caseNo, qualityClaimed: true, startedBy: 'su.yun' }, idempotencyKey: unique() });
  if (stage === 'inApproval') return found;
  await client.recordReturnSignOff({ body: { caseNo, signedOff: true, signedOffBy: 'xie.jun', signedOffAs: 'manufacturingCentreGm' }, idempotencyKey: unique() });
  await client.recordApprovalTold({ body: { caseNo, toldBy: 'yu.fang' }, idempotencyKey: unique() });
  if (stage === 'approved') return found;
  await client.recordArrival({ body: { caseNo, arrivedFrameNo: frameNo, missingPartNos, receivedBy: 'yu.fang' }, idempotencyKey: unique() });
  return found;
}
