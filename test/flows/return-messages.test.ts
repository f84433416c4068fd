import { describe, expect, test } from '@jest/globals';
import { returnAt } from '../../src/systems/order-desk/vehicle-returns/test-support';
import { completeTask, shownAt, startProcess, untilActive } from '../support/dispatch';
import { useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, withoutRelay } from '../support/messages';
import type { TestWorld } from '../support/world';

/** The messages of vehicle returns: early, late, twice, for one of two that wait, and past a killed process. */
let world: TestWorld;
const { between } = useWorldOfEachTest((opened) => (world = opened));

const receiver = 'yu.fang';
let calls = 0;
const key = () => `return-messages-${(calls += 1)}`;
const announce = (caseNo: string) => world.clients.orderDesk.announceVehicle({ body: { caseNo, dealerNo: 'D-101', transport: 'dealerOwn' }, idempotencyKey: key() });
const shown = (person: string, task: string) => shownAt(world, person, task, 'caseNo');

/** A return that was signed off, and the part of its flow that tells the dealer and awaits the vehicle. */
async function approved() {
  const { orderDesk } = world.clients;
  const { caseNo, frameNo } = await returnAt({ client: orderDesk }, 'inApproval');
  const signOff = { caseNo, signedOff: true, signedOffBy: 'xie.jun', signedOffAs: 'manufacturingCentreGm' as const };
  await orderDesk.recordReturnSignOff({ body: signOff, idempotencyKey: key() });
  await startProcess(world, 'dealer-vehicle-return--arrival', { caseNo, frameNo, dealerNo: 'D-101', dealerName: '东方电动车行', model: 'M1', arrivalDays: 30 });
  return { caseNo, frameNo };
}

const tell = () => completeTask(world, receiver, 'Task_TellApproval', { returnNotes: null });

describe('vehicleReturnRequested', () => {
  test('twice: one case runs', async () => {
    const { caseNo } = await returnAt({ client: world.clients.orderDesk }, 'received');
    await untilActive(world, 'Task_CheckSignature');
    await deliverAgain(world, 'order-desk', 'vehicleReturnRequested');
    expect(await shown('li.min', 'Task_CheckSignature')).toEqual([caseNo]);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const relays = await withoutRelay(world, () => returnAt({ client: world.clients.orderDesk }, 'received'));
    await untilActive(world, 'Task_CheckSignature');
    await relays.stop();
  });
});

describe('vehicleAnnounced', () => {
  test('early: the dealer announces the vehicle in the moment in which he is told', async () => {
    const workers = await between('order-desk.record-approval-told', () => announce('VR-202609-001'));
    await approved();
    await tell();
    await untilActive(world, 'Task_ReceiveVehicle');
    await workers.stop();
  });

  test('late, to one of two that wait, and then once more: after another vehicle came, the repeat is no new announcement', async () => {
    await approved();
    const second = await approved();
    await tell();
    await tell();
    await untilActive(world, 'Task_AwaitAnnouncement', 2);
    await announce(second.caseNo);
    await untilActive(world, 'Task_ReceiveVehicle');
    expect(await shown(receiver, 'Task_ReceiveVehicle')).toEqual([second.caseNo]);
    const another = { arrivedFrameNo: 'V-0000', missingPartNos: [], freightAmount: null, freightCarrier: null };
    await completeTask(world, receiver, 'Task_ReceiveVehicle', another);
    await untilActive(world, 'Task_AwaitAnnouncement', 2);
    await deliverAgain(world, 'order-desk', 'vehicleAnnounced');
    expect(await shown(receiver, 'Task_ReceiveVehicle')).toEqual([]);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const { caseNo } = await approved();
    await tell();
    await untilActive(world, 'Task_AwaitAnnouncement');
    const relays = await withoutRelay(world, () => announce(caseNo));
    await untilActive(world, 'Task_ReceiveVehicle');
    await relays.stop();
  });
});
