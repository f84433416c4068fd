import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProgress, refusal, registered, startOrderDesk, unique, type StartedOrderDesk } from './test-support';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
});
afterAll(() => desk.close());

const confirm = (orderNo: string, issueSlipNo = `IS-${unique()}`) =>
  desk.client.confirmHandover({ body: { orderNo, issueSlipNo }, idempotencyKey: unique() });

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

  test('stands open for slips of other cases than orders (X-09)', async () => {
    await expect(confirm('WR-202609-001')).resolves.toEqual({ mayLeave: true });
  });
});
