import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProgress, refusal, registered, startOrderDesk, unique, type StartedOrderDesk } from './test-support';

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
