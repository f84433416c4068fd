import type { Form, Say } from './usual-answers';

/** What the scripted staff write where a vehicle comes back: approved, repaired and sold. */
export const returnAnswers: Record<string, (form: Form, say: Say) => Record<string, unknown>> = {
  Task_CheckSignature: () => ({ signaturePresent: true }),
  Task_RegisterApplication: () => ({}),
  Task_StartApproval: ({ qualityClaimed }) => ({ qualityClaimed }),
  Task_RuleOnQuality: (_form, say) => ({ qualityProblem: true, rulingFinding: say('前叉焊缝开裂', 'The weld of the fork has a crack') }),
  Task_SignByManufacturing: () => ({ returnApproved: true }),
  Task_SignByMarketing: () => ({ returnApproved: true }),
  Task_TellApproval: () => ({}),
  Task_ReceiveVehicle: ({ frameNo }) => ({ arrivedFrameNo: frameNo, missingPartNos: [] }),
  Task_PassForms: () => ({}),
  Task_OffsetAccount: () => ({}),
  Task_DecideReplacement: () => ({ replacementAgreed: false }),
  Task_JudgeRepairable: (_form, say) => ({ repairable: true, repairFinding: say('更换前叉即可', 'A new fork will do') }),
  Task_RepairVehicle: (_form, say) => ({ repairDone: true, workDone: say('已换前叉，试车正常', 'Fork replaced, test ride in order') }),
  Task_ProposePrice: () => ({ proposedPrice: 2100 }),
  Task_SignPrice: () => ({ priceSigned: true }),
  Task_SellVehicle: () => ({}),
  Task_SeeToFollowUp: () => ({}),
};
