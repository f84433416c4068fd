import { get, inside, type Row } from './sent';

const motor = { partNo: 'MTR-04', partName: '电机', quantity: 100, unitValue: '300.00', amount: '30000.00', reason: '供应商拒收' };
const scrapReport = (changes: object) =>
  inside('/finance/scrap-reports', {
    ...{ caseNo: 'PS-1', scrapListNo: 'ZL-1', sheetRevision: 1, lines: [motor], scrapAmount: '30000.00', reportText: '无法清退', drawnUpBy: 'shi.wei', writtenBy: 'yu.fang' },
    ...changes,
  });
const countersignature = (changes: object) => inside('/finance/scrap-reports/countersignatures', { scrapReportNo: 'ZR-1', department: 'qualityDept', agreed: true, signedBy: 'cao.yi', ...changes });

export const scrap: Row[] = [
  ['a scrap total that is not that of its lines', scrapReport({ scrapAmount: '29999.99' }), 422, 'totalDiffers', 'scrapAmount'],
  ['a line that is not quantity times value', scrapReport({ lines: [{ ...motor, amount: '30000.01' }] }), 422, 'amountDiffers', 'lines.0.amount'],
  ['a negative value of a piece', scrapReport({ lines: [{ ...motor, unitValue: '-300.00' }] }), 400, 'invalidRequest', 'lines.0.unitValue'],
  ['a negative total', scrapReport({ scrapAmount: '-30000.00' }), 422, 'totalDiffers', 'scrapAmount'],
  ['a value of three decimals', scrapReport({ lines: [{ ...motor, unitValue: '300.001' }] }), 400, 'invalidRequest', 'lines.0.unitValue'],
  ['a total of three decimals', scrapReport({ scrapAmount: '30000.005' }), 400, 'invalidRequest', 'scrapAmount'],
  ['a number for a total', scrapReport({ scrapAmount: 30000 }), 400, 'invalidRequest', 'scrapAmount'],
  ['minus one piece', scrapReport({ lines: [{ ...motor, quantity: -1 }] }), 400, 'invalidRequest', 'lines.0.quantity'],
  ['a department that does not countersign', countersignature({ department: 'logisticsDept' }), 400, 'invalidRequest', 'department'],
  ['two departments in one signature', countersignature({ department: ['qualityDept', 'financeDept'] }), 400, 'invalidRequest', 'department'],
  ['a word for a signature of a list', countersignature({ agreed: '同意' }), 400, 'invalidRequest', 'agreed'],
  ['a signature on a report that there is not', countersignature({}), 404, 'notFound'],
  ['pieces of an old part that there is not', inside('/warehouse/scrap-candidates', { oldPartNo: 'WR-1/1', quantity: 1, reason: '坏', addedBy: 'shi.wei' }), 422, 'unknownOldPart', 'oldPartNo'],
  ['a list of a case that there is not', inside('/warehouse/scrap-lists', { caseNo: 'PS-1', lines: [], drawnUpBy: 'shi.wei' }), 404, 'notFound'],
  ['a decision that is none', inside('/warehouse/scrap-lists/decision', { scrapListNo: 'ZL-1', scrapDecision: 'perhaps' }), 400, 'invalidRequest', 'scrapDecision'],
  ["the dealers' key where scrap candidates are entered", { path: '/warehouse/scrap-candidates', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key at the report of open parts", get('/reports/open-parts'), 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where departments countersign", { path: '/finance/scrap-reports/countersignatures', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
];
