import type { Answer } from './scripted-staff';
import type { Form, Say } from './usual-answers';

const departments: Record<string, string> = { qualityDept: 'Quality', technicalDept: 'Technical', financeDept: 'Finance', purchasingDept: 'Purchasing' };

/** What the scripted staff write where parts are scrapped: all of the pool goes on one list, and everybody agrees. */
export const scrapAnswers: Record<string, (form: Form, say: Say) => Answer> = {
  Task_DrawUpList: ({ listLines }) => ({ variables: { listLines }, remark: piecesOf(listLines ?? []) }),
  Task_WriteReport: (_form, say) => ({ variables: { reportText: say('清单所列旧件供应商不收，也不能再用，申请报废。', 'No supplier takes back the parts on the list, and they are of no use any more: we apply for scrapping them.') } }),
  Task_Countersign: ({ department }) => ({ variables: { agreed: true }, remark: `agrees for ${departments[department ?? ''] ?? department}` }),
  Task_DecideByMarketing: () => ({ variables: { scrapApproved: true }, remark: 'approves' }),
  Task_DecideByManufacturing: () => ({ variables: { scrapApproved: true }, remark: 'approves' }),
  Task_ApplyToGm: (_form, say) => ({ variables: { applicationText: say('会签和两位副总均已同意，金额超过限额，请批准报废。', 'The departments and both vice-presidents agree, the amount is above the limit: please approve.') } }),
  Task_DecideByGm: () => ({ variables: { gmApproved: true }, remark: 'approves' }),
  Task_CountGoods: ({ countedLines, goods }) => ({
    variables: { countedLines: countedLines?.map((line) => ({ ...line, countedQuantity: goods?.find(({ candidateId }) => candidateId === line.candidateId)?.quantity })) },
  }),
  Task_SignCustody: () => ({ variables: { custodySigned: true }, remark: 'takes the goods over' }),
  Task_FileScrap: () => ({ variables: {} }),
};

const piecesOf = (lines: { partNo: string; quantity: number }[]) => lines.map(({ partNo, quantity }) => `${quantity} ${partNo}`).join(', ');
