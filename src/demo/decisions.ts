import { z } from 'zod';
import { line } from '../systems/shared-schemas';

/** What a form shows, as far as the scripted staff look at it. */
const seen = z.object({
  releaseLines: z.array(line).nullish(),
  slipLines: z.array(line).nullish(),
  requestedMethod: z.string().nullish(),
  shippingMethod: z.string().nullish(),
  dealerName: z.string().nullish(),
  orderNo: z.string().nullish(),
  reviewReason: z.string().nullish(),
});
type Seen = z.infer<typeof seen>;

type Decide = (task: Seen) => Record<string, unknown>;

/** One order's slip is made out wrong at first, so that the review has something to find. */
const carelessOrder = /-003$/;

/**
 * What the scripted staff write into each form. A task that is missing here is left to a person: those of
 * the lines that stock can't serve, for example.
 */
const decisions: Record<string, Decide> = {
  Task_RegisterOrder: () => ({}),
  Task_MakeIssueSlip: (task) => ({ shippingMethod: task.shippingMethod ?? task.requestedMethod, slipLines: slipLines(task) }),
  Task_ReviewIssueSlip: (task) =>
    agrees(task)
      ? { slipApproved: true }
      : { slipApproved: false, reviewReason: '出库单数量与订单不符，请按可发数量重开' },
  Task_PrepareStock: () => ({}),
  Task_CheckGoods: () => ({ goodsAgree: true }),
  Task_ApproveDispatch: () => ({ dispatchApproved: true }),
  Task_Pack: (task) => ({ packedLines: task.slipLines ?? [], cartonCount: 1 }),
  Task_SettleMethod: (task) => ({ chosenMethod: task.shippingMethod }),
  Task_FillShippingDocument: (task) => ({ consignee: task.dealerName }),
  Task_HandOver: () => ({ handoverSigned: true }),
  Task_LoadCarton: () => ({ cartonLoaded: true }),
  Task_ArrangeCarrier: (task) => ({ carrier: '顺丰速运', waybillNo: `SF${task.orderNo?.replace(/\D/g, '') ?? ''}` }),
  Task_CompareShipped: () => ({ allLinesShipped: true }),
};

/** The form's answer for a task, or undefined where a person must decide. */
export function decide(elementId: string, variables: Record<string, unknown>): Record<string, unknown> | undefined {
  return decisions[elementId]?.(seen.parse(variables));
}

function slipLines(task: Seen): unknown[] {
  const lines = task.releaseLines ?? [];
  const careless = carelessOrder.test(task.orderNo ?? '') && !task.reviewReason;
  return careless ? lines.map((each) => ({ ...each, quantity: each.quantity + 10 })) : lines;
}

function agrees(task: Seen): boolean {
  const released = new Map(task.releaseLines?.map((each) => [each.orderLineId, each.quantity]));
  return (task.slipLines ?? []).every((each) => each.quantity <= (released.get(each.orderLineId) ?? 0));
}
