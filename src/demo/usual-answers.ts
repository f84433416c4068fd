import { z } from 'zod';
import { shippingMethod } from '../systems/shared-schemas';
import { returnAnswers } from './return-answers';
import { returnedPartAnswers } from './returned-part-answers';

const parts = z.array(z.object({ partNo: z.string(), quantity: z.number() }));
const lines = z.array(z.looseObject({ quantity: z.number() }));
const pieces = z.array(z.looseObject({ partNo: z.string(), quantity: z.number() }));

/** What a form shows, as far as the scripted staff look at it. */
const form = z.object({
  orderNo: z.string().nullish(),
  dealerName: z.string().nullish(),
  findings: z.string().nullish(),
  releaseLines: lines.nullish(),
  slipLines: lines.nullish(),
  requestedMethod: shippingMethod.nullish(),
  shippingMethod: shippingMethod.nullish(),
  chosenMethod: shippingMethod.nullish(),
  remainingLines: lines.nullish(),
  slipQuantity: z.number().nullish(),
  expectedQuantity: z.number().nullish(),
  poolParts: z.array(z.looseObject({ partNo: z.string() })).nullish(),
  suppliers: z.array(z.looseObject({ value: z.string() })).nullish(),
  purchaseRequestNo: z.string().nullish(),
  moneyMissing: z.number().nullish(),
  load: z.string().nullish(),
  undeliveredQuantity: z.number().nullish(),
  passedQuantity: z.number().nullish(),
  departsAt: z.iso.datetime({ offset: true }).nullish(),
  partNo: z.string().nullish(),
  reportLines: parts.nullish(),
  partsToSend: parts.nullish(),
  frameNo: z.string().nullish(),
  qualityClaimed: z.boolean().nullish(),
  caseNo: z.string().nullish(),
  lineCounts: pieces.nullish(),
  rulings: z.array(z.looseObject({ ruling: z.string().nullable() })).nullish(),
  storage: z.array(z.looseObject({})).nullish(),
  remedy: z.string().nullish(),
  wayParts: z.array(z.looseObject({})).nullish(),
  acceptedParts: pieces.nullish(),
  supplierNo: z.string().nullish(),
  listLines: pieces.nullish(),
  department: z.string().nullish(),
  countedLines: z.array(z.looseObject({ candidateId: z.string().nullish() })).nullish(),
  goods: lines.nullish(),
});
export type Form = z.infer<typeof form>;

/** Looks at a form; what it does not show is left out. */
export const formOf = (seen: Record<string, unknown>): Form => form.parse(seen);

/** Writes a text in the installation's language. */
export type Say = (zh: string, en: string) => string;

/** What the scripted staff write where nothing speaks against it. A task that is missing here is left to a person. */
export const usualAnswers: Record<string, (form: Form, say: Say) => Record<string, unknown>> = {
  ...returnAnswers,
  ...returnedPartAnswers,
  Task_RegisterOrder: () => ({}),
  Task_QueryDealer: ({ findings }) => ({ queryText: findings }),
  Task_ConfirmRejection: () => ({ dealerDecision: 'reject' }),
  Task_MakeIssueSlip: (seen) => ({ shippingMethod: seen.shippingMethod ?? seen.requestedMethod ?? 'courier', slipLines: seen.releaseLines }),
  Task_ReviewIssueSlip: () => ({ slipApproved: true }),
  Task_PrepareStock: () => ({}),
  Task_CheckGoods: () => ({ goodsAgree: true }),
  Task_ApproveDispatch: () => ({ dispatchApproved: true }),
  Task_Pack: ({ slipLines }) => ({ packedLines: slipLines, cartonCount: 1 }),
  Task_SettleMethod: (seen) => ({ chosenMethod: seen.shippingMethod }),
  Task_FillShippingDocument: ({ dealerName }) => ({ consignee: dealerName }),
  Task_HandOver: () => ({ handoverSigned: true }),
  Task_LoadCarton: () => ({ cartonLoaded: true }),
  Task_ArrangeCarrier: ({ orderNo, chosenMethod }, say) => ({
    carrier: chosenMethod === 'freight' ? say('德邦物流', 'Deppon Freight') : say('顺丰速运', 'SF Express'),
    waybillNo: `SF${orderNo?.replace(/\D/g, '') ?? ''}`,
  }),
  Task_CompareShipped: ({ remainingLines }) => ((remainingLines ?? []).length === 0 ? { allLinesShipped: true } : {}),
  Task_MakeDrawingSlip: ({ slipQuantity }) => ({ slipQuantity }),
  Task_ReviewDrawingSlip: () => ({ slipApproved: true }),
  Task_PresentSlip: () => ({}),
  Task_HandOutDrawing: () => ({ drawingDecision: 'drawAll' }),
  Task_GiveUpPieces: () => ({ notObtainedReason: 'partWithdrawn' }),
  Task_PrepareWhiteParts: () => ({}),
  Task_SendWhiteParts: (_form, say) => ({ signedBy: say('陈师傅', 'Master Chen') }),
  Task_CountDelivery: ({ expectedQuantity }) => ({ countedQuantity: expectedQuantity }),
  Task_InspectPainted: () => ({ failedQuantity: 0 }),
  // A purchase says how many pieces, paint does not ask.
  Task_MakeReceiptSlip: ({ slipQuantity }) => (slipQuantity === null || slipQuantity === undefined ? {} : { slipQuantity }),
  Task_TakeIn: ({ passedQuantity }) => ({ takenInQuantity: passedQuantity }),
  Task_FillPurchaseRequest: () => ({}),
  Task_CollectNeeds: ({ poolParts }) => ({ partNo: poolParts?.[0]?.partNo }),
  Task_SettleSupplier: ({ suppliers }) => ({ sourcingDecision: 'found', supplierNo: suppliers?.[0]?.value, unitPrice: 300 }),
  Task_RequestMoney: ({ moneyMissing }) => ({ moneyAmount: moneyMissing }),
  Task_GrantMoney: () => ({ moneyGranted: true }),
  Task_RequestVehicle: ({ load }, say) => ({ travelOn: '2026-11-20', route: say('公司 – 供应商 – 公司', 'Company – supplier – company'), load }),
  Task_DecideVehicle: () => ({ vehicleGranted: true, vehicleNo: '苏B·3A118' }),
  Task_ReceiveGoods: ({ purchaseRequestNo, undeliveredQuantity }) => ({
    goodsOf: 'purchase',
    goodsCame: true,
    deliveryNoteNo: `SH-${purchaseRequestNo ?? ''}`,
    notedQuantity: undeliveredQuantity,
    countedQuantity: undeliveredQuantity,
    fetchedByFleet: true,
    paperKind: 'invoice',
    paperNo: `FP-${purchaseRequestNo ?? ''}`,
  }),
  Task_AskInspection: () => ({}),
  Task_Inspect: () => ({ inspectionMethod: 'full', failedQuantity: 0 }),
  Task_SignReceipt: ({ slipQuantity }) => ({ countedQuantity: slipQuantity }),
  Task_BookReceipt: () => ({}),
  Task_SettlePayment: () => ({}),
  Task_HandOut: () => ({ handOutDecision: 'handOut' }),
  Task_RegisterIncident: () => ({}),
  Task_CheckPapers: () => ({ papersComplete: true }),
  Task_PassPapers: () => ({}),
  Task_SignForPapers: () => ({}),
  Task_WriteOpinion: ({ reportLines }, say) => ({
    cause: 'leftOut',
    causeAnalysis: say('核对包装记录：装箱时漏装', 'The packing record shows it: left out of the carton'),
    handlingOpinion: say('免费补发缺件', 'Send the missing parts free of charge'),
    measures: ['sendParts'],
    partsToSend: reportLines,
  }),
  Task_ReceiveForm: () => ({}),
  Task_TellDealer: () => ({}),
  Task_SetMeasures: ({ partsToSend }) => ({ partsToSend }),
  Task_CloseIncident: () => ({}),
  Task_FindCause: (_form, say) => ({
    cause: say('装车前没有核对箱数', 'Cartons were not counted before loading'),
    responsibleDept: 'logisticsDept',
    measure: say('装车前按物流单清点', 'Count by the logistics slips before loading'),
  }),
};
