import { formOf, usualAnswers } from '../demo/usual-answers';

type Values = Record<string, unknown>;

/** Who does a step of a straight courier order, and what they write into its form; with `seen`, after a look at it. */
export interface Step {
  person: string;
  form: Values | ((seen: Values) => Values);
}

/** As the staff of the sample day answer. */
const usual = (person: string, elementId: string): [string, Step] => [elementId, { person, form: (seen) => usualAnswers[elementId]?.(formOf(seen), (zh) => zh) ?? {} }];

/** From the registration to the comparison of what was shipped (DO, PD). */
const orderSteps: Record<string, Step> = {
  Task_RegisterOrder: { person: 'li.min', form: {} },
  Task_MakeIssueSlip: { person: 'li.min', form: { shippingMethod: 'courier' } },
  Task_ReviewIssueSlip: { person: 'wang.fang', form: { slipApproved: true } },
  Task_PrepareStock: { person: 'zhang.wei', form: {} },
  Task_CheckGoods: { person: 'wang.fang', form: { goodsAgree: true } },
  Task_ApproveDispatch: { person: 'chen.jie', form: { dispatchApproved: true } },
  Task_Pack: { person: 'zhang.wei', form: { cartonCount: 1 } },
  Task_SettleMethod: { person: 'zhang.wei', form: { chosenMethod: 'courier' } },
  Task_FillShippingDocument: { person: 'zhang.wei', form: {} },
  Task_ArrangeCarrier: { person: 'zhang.wei', form: { carrier: '顺丰速运', waybillNo: 'SF1000000001' } },
  Task_CompareShipped: { person: 'zhang.wei', form: { allLinesShipped: true } },
};

/** Drawn from the company store where it can be, else bought (PR, PP). */
const supplySteps: Record<string, Step> = {
  Task_JudgeDrawable: { person: 'zhao.lei', form: ({ partDrawable }) => ({ partDrawable: partDrawable === true }) },
  ...Object.fromEntries([
    usual('li.min', 'Task_MakeDrawingSlip'),
    usual('wang.fang', 'Task_ReviewDrawingSlip'),
    usual('luo.bin', 'Task_PresentSlip'),
    usual('zhang.wei', 'Task_HandOutDrawing'),
  ]),
  Task_DecidePurchase: { person: 'zhao.lei', form: { purchaseNeeded: true } },
  ...Object.fromEntries([
    usual('li.min', 'Task_FillPurchaseRequest'),
    usual('zhao.lei', 'Task_CollectNeeds'),
    usual('qian.bo', 'Task_SettleSupplier'),
    usual('feng.lei', 'Task_RequestMoney'),
    usual('he.jing', 'Task_GrantMoney'),
    usual('feng.lei', 'Task_RequestVehicle'),
    usual('pan.hui', 'Task_DecideVehicle'),
    usual('qian.bo', 'Task_ReceiveGoods'),
    usual('qian.bo', 'Task_AskInspection'),
    usual('dong.yue', 'Task_Inspect'),
    usual('li.min', 'Task_MakeReceiptSlip'),
    usual('han.mei', 'Task_SignReceipt'),
    usual('tang.hong', 'Task_BookReceipt'),
    usual('tian.li', 'Task_SettlePayment'),
  ]),
};

/** Painted outside (OP); the receipt slip is made out as for bought goods. */
const paintSteps: Record<string, Step> = Object.fromEntries([
  usual('wu.hao', 'Task_PrepareWhiteParts'),
  usual('wu.hao', 'Task_SendWhiteParts'),
  usual('zhang.wei', 'Task_CountDelivery'),
  usual('qi.hua', 'Task_InspectPainted'),
  usual('zhang.wei', 'Task_TakeIn'),
]);

export const steps: Record<string, Step> = { ...orderSteps, ...supplySteps, ...paintSteps };
