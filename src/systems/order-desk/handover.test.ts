import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Line } from '../shared-schemas';
import { inProgress, outboxOf, refusal, registered, shipped, sourced, startOrderDesk, unique, viewed, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const confirm = (orderNo: string, issueSlipNo = `IS-${unique()}`, slipKind?: 'issueSlip' | 'otherIssueSlip') =>
  desk.client.confirmHandover({ body: { orderNo, issueSlipNo, ...(slipKind && { slipKind }) }, idempotencyKey: unique() });

describe('the gate before goods leave (DO-D5)', () => {
  test('lets the goods of an order in progress leave, however often it is asked', async () => {
    const { orderNo } = await inProgress(desk);
    await expect(confirm(orderNo, 'IS-A')).resolves.toEqual({ mayLeave: true });
    await expect(confirm(orderNo, 'IS-A')).resolves.toEqual({ mayLeave: true });
    const other = await inProgress(desk);
    await expect(confirm(other.orderNo, 'IS-A')).rejects.toMatchObject(refusal(409, 'slipOfOtherOrder'));
  });

  test('keeps those of a cancelled order', async () => {
    const { orderNo } = await inProgress(desk);
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, idempotencyKey: unique() });
    await expect(confirm(orderNo)).resolves.toEqual({ mayLeave: false });
  });

  test('knows no order that was not checked', async () => {
    const { orderNo } = await registered(desk);
    await expect(confirm(orderNo)).rejects.toMatchObject(refusal(409, 'orderState'));
  });

  test('is closed for an order that there is not', async () => {
    await expect(confirm('DO-0')).rejects.toMatchObject(refusal(404, 'notFound'));
    await expect(confirm('WR-202609-001', 'OI-1', 'issueSlip')).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('stands open for other issue slips (X-09), which belong to no order', async () => {
    await expect(confirm('WR-202609-001', 'OI-1', 'otherIssueSlip')).resolves.toEqual({ mayLeave: true });
    const { orderNo } = await inProgress(desk);
    await expect(confirm(orderNo, 'OI-2', 'otherIssueSlip')).rejects.toMatchObject(refusal(409, 'slipOfOrder'));
  });
});

describe('an accepted cancellation whose goods a carrier has (DO-D5.2)', () => {
  const refuse = (orderNo: string, issueSlipNo: string, slipLines: Line[] | null = null) =>
    desk.client.refuseCancellation({ body: { orderNo, issueSlipNo, slipLines }, idempotencyKey: unique() });
  const cancel = (orderNo: string) =>
    desk.client.requestCancellation({ body: { orderNo, dealerNo: 'D-101' }, idempotencyKey: unique() });

  test('is refused after all, the dealer told once, and the order goes on', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    await cancel(orderNo);
    await expect(confirm(orderNo, 'IS-R')).resolves.toEqual({ mayLeave: false });
    await refuse(orderNo, 'IS-R');
    await refuse(orderNo, 'IS-R');
    await expect(confirm(orderNo, 'IS-R')).resolves.toEqual({ mayLeave: true });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'inProgress', cancellationAcceptedAt: null });
    const told = async () => (await outboxOf(desk, orderNo)).filter(({ target }) => target === 'documents/sendNotice').length;
    expect(await told()).toBe(1);
    await expect(cancel(orderNo)).resolves.toMatchObject({ accepted: false, reason: 'handedOver' });
    expect(await told()).toBe(2);
  });

  test('is refused for what is on the slip and stands for the rest, the dealer told so once; the order ends by what left (DO-D5.1)', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 5);
    await cancel(orderNo);
    const onSlip = { orderLineId: first, partNo: 'BRK-01', partName: '制动手柄', quantity: 3 };
    await refuse(orderNo, 'IS-V', [onSlip]);
    await refuse(orderNo, 'IS-V', [onSlip]);
    await expect(confirm(orderNo, 'IS-V')).resolves.toEqual({ mayLeave: true });
    await expect(confirm(orderNo, 'IS-W')).resolves.toEqual({ mayLeave: false });
    const told = (await outboxOf(desk, orderNo)).filter(({ target }) => target === 'documents/sendNotice');
    expect(told).toMatchObject([{ payload: { body: { kind: 'cancellationRefused', facts: { reason: 'handedOver', restCancelled: true } } } }]);
    await shipped(desk, orderNo, first, 3, 'BRK-01', 'IS-V');
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: null }, idempotencyKey: unique() });
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'shippedInPart', lines: [{ shipped: 3, givenUp: 2 }] });
  });

  test('was none of a slip that counts as handed over already: it stays', async () => {
    const { orderNo, first } = await inProgress(desk);
    await sourced(desk, first, 3);
    await confirm(orderNo, 'IS-T');
    await cancel(orderNo);
    await refuse(orderNo, 'IS-T');
    await expect(viewed(desk, orderNo)).resolves.toMatchObject({ state: 'inProgress', cancellationAcceptedAt: expect.any(String) });
    await expect(confirm(orderNo, 'IS-T')).resolves.toEqual({ mayLeave: true });
  });

  test('that was carried out stays', async () => {
    const { orderNo } = await inProgress(desk);
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, idempotencyKey: unique() });
    await expect(refuse(orderNo, 'IS-S')).rejects.toMatchObject(refusal(409, 'orderState'));
  });
});
