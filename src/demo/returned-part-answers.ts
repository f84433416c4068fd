import type { Form, Say } from './usual-answers';

/** What the scripted staff write where parts come back under the warranty: they rule as the table proposes, motors are repaired. */
export const returnedPartAnswers: Record<string, (form: Form, say: Say) => Record<string, unknown>> = {
  Task_CountParts: ({ lineCounts }) => ({ lineCounts: lineCounts?.map((line) => ({ ...line, countedQuantity: line.quantity })), otherParts: null }),
  Task_StateFreight: () => ({ freightPaidBy: 'shipper' }),
  Task_OffsetFreight: () => ({}),
  Task_RuleOnParts: ({ rulings }, say) => ({
    rulings: rulings?.map((row) => (row.ruling === 'outOfScope' ? { ...row, reason: say('已过三包期', 'The warranty has run out') } : row)),
  }),
  Task_Register: () => ({}),
  Task_ContactDealer: () => ({ contactNote: null }),
  Task_FillForm: () => ({}),
  Task_StoreParts: ({ storage }) => ({ storage }),
  Task_SetRemedy: ({ remedy }) => ({ remedy }),
  Task_ArrangeRepair: () => ({ atMaker: false }),
  Task_RepairMotor: (_form, say) => ({ repaired: true, workDone: say('已换轴承，试转正常', 'Bearing replaced, runs smoothly') }),
  Task_DecideRoute: ({ wayParts }) => ({ wayParts: wayParts?.map((row) => ({ ...row, usable: false })) }),
  Task_ContactSupplier: ({ acceptedParts }) => ({ acceptedParts: acceptedParts?.map((row) => ({ ...row, acceptedQuantity: row.quantity })), answerNote: null }),
  Task_IssueToSupplier: () => ({}),
  Task_PostOffset: () => ({}),
  Task_EnterCandidate: (_form, say) => ({ scrapReason: say('无法清退，不能使用', 'Nobody takes it back, and it is of no use') }),
};
