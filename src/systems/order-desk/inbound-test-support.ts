import { awaitingDealer, checked, opened, outboxOf, unique, type StartedOrderDesk } from './test-support';

export const red = [{ partNo: 'FND-06', colour: 'red', quantity: 2 }];
type Named = { orderNo?: string; dealerNo?: string; dealerOrderNo?: string };

export const inboundRow = (subject: string) => ({ body: { direction: 'inbound', party: 'D-101', subject, registeredBy: 'order-desk' } });

/** What dealers and the flow ask of an order desk, in short. @param given the desk, once it is started */
export function inboundOf(given: () => StartedOrderDesk) {
  return {
    correct: (named: Named, lines: object[] = red) => given().client.correctOrder({ body: { dealerNo: 'D-101', ...named, lines }, idempotencyKey: unique() }),
    cancel: (named: Named & { reason?: null }) => given().client.requestCancellation({ body: { dealerNo: 'D-101', ...named }, idempotencyKey: unique() }),
    confirm: (orderNo: string, ...onSlip: [orderLineId: string, quantity: number][]) => {
      const slipLines = onSlip.map(([orderLineId, quantity]) => ({ orderLineId, partNo: 'BRK-01', partName: '制动手柄', quantity }));
      return given().client.confirmHandover({ body: { orderNo, issueSlipNo: `IS-${orderNo}`, ...(slipLines.length > 0 && { slipLines }) }, idempotencyKey: unique() });
    },
    reject: (orderNo: string, reason: 'notCompleted' | 'unknownDealer' = 'notCompleted') => given().client.rejectOrder({ body: { orderNo, reason }, idempotencyKey: unique() }),
    clear: (unmatchedNo: string, more: { action: 'dismiss' | 'assign'; orderNo?: string | undefined; dealerNo?: string }) =>
      given().client.clearUnmatched({ body: { unmatchedNo, recordedBy: 'li.min', ...more }, idempotencyKey: unique() }),
    targets: async (orderNo: string) => (await outboxOf(given(), orderNo)).map(({ target }) => target),
    open: async () => (await given().client.listUnmatched({ query: {} })).unmatched,
    receivedTwice: async () => {
      const both = await receivedTwiceUnchecked(given());
      await checked(given(), both.second);
      return both;
    },
    receivedTwiceUnchecked: () => receivedTwiceUnchecked(given()),
  };
}

/** An order that waits for the dealer, and a second receipt of it that nobody checked. */
async function receivedTwiceUnchecked(desk: StartedOrderDesk) {
  const dealerOrderNo = unique();
  const first = await awaitingDealer(desk, { dealerOrderNo });
  return { first, second: await opened(desk, { dealerOrderNo, lines: [{}] }) };
}
