import { changed, get, inside, type Row, type Sent } from './sent';

const returnedPart = { partNo: 'CTL-02', quantity: 1, fault: '不通电' };
const parcel = (changes: object): Sent => ({ path: '/order-desk/warranty-returns', body: JSON.stringify({ dealerNo: 'D-101', lines: [returnedPart], ...changes }) });
const parcelLine = (changes: object) => parcel({ lines: [{ ...returnedPart, ...changes }] });
const rulingAnswer = (changes: object): Sent => ({ path: '/order-desk/warranty-returns/answers', body: JSON.stringify({ returnedPartNo: 'WR-1/1', dealerNo: 'D-101', answer: 'confirmed', ...changes }) });
const supplierAnswer = (changes: object) => inside('/order-desk/warranty-returns/supplier-answers', { clearingKey: 'WR-1/SUP-A', acceptedParts: [], ...changes });
const rulings = (changes: object) =>
  inside('/quality/warranty-rulings', { caseNo: 'WR-1', countedLines: [{ lineNo: 1, partNo: 'CTL-02', partName: '控制器', repairable: false, quantity: 1 }], rulings: [], ruledBy: 'he.jun', ...changes });
const takenIn = (changes: object) =>
  inside('/warehouse/old-parts', { caseNo: 'WR-1', oldParts: [{ returnedPartNo: 'WR-1/1', partNo: 'CTL-02', quantity: 1, oldPartClass: 'claimable', storageClass: '电控', ...changes }], maker: 'he.jun', keeper: 'zhang.wei' });
const charge = (changes: object) =>
  inside('/finance/supplier-offsets', { caseNo: 'WR-1', otherIssueSlipNo: 'OI-1', clearingKey: 'WR-1/SUP-A', supplierNo: 'SUP-A', clearedAmount: '110.00', offsetBy: 'sun.yan', ...changes });

export const warranty: Row[] = [
  ['a parcel of a dealer that there is not', parcel({ dealerNo: 'D-999' }), 422, 'unknownDealer', 'dealerNo'],
  ['a parcel of nothing', parcel({ lines: [] }), 400, 'invalidRequest', 'lines'],
  ['a returned part that there is not', parcelLine({ partNo: 'NONE-1' }), 422, 'unknownPart', 'lines.0.partNo'],
  ['half a returned part', parcelLine({ quantity: 0.5 }), 400, 'invalidRequest', 'lines.0.quantity'],
  ['a returned part without a fault', parcelLine({ fault: ' ' }), 400, 'invalidRequest', 'lines.0.fault'],
  ['a date of sale that is no date', parcelLine({ saleDate: '2026-02-30', saleDateKind: 'purchase' }), 400, 'invalidRequest', 'lines.0.saleDate'],
  ['a date of sale of no kind', parcelLine({ saleDate: '2026-02-03' }), 400, 'invalidRequest', 'lines.0.saleDateKind'],
  ['a date of sale to come', parcelLine({ saleDate: '2026-09-08', saleDateKind: 'purchase' }), 422, 'saleDateAhead', 'lines.0.saleDate'],
  ['one serial number for two pieces', parcelLine({ quantity: 2, serialNo: 'S-1' }), 400, 'invalidRequest', 'lines.0.serialNo'],
  ['the same piece twice', parcel({ lines: [1, 2].map(() => ({ ...returnedPart, serialNo: 'S-1' })) }), 409, 'partInOpenCase', 'lines.1.serialNo'],
  ['a part for an incident that there is not', parcelLine({ expectedCaseNo: 'DI-0' }), 422, 'unknownIncident', 'lines.0.expectedCaseNo'],
  ['a value that the dealer would like', parcelLine({ claimValue: '9999.00' }), 400, 'invalidRequest', 'lines.0'],
  ['an answer about a part that there is not', rulingAnswer({}), 422, 'unknownReturnedPart', 'returnedPartNo'],
  ['a case for a part', rulingAnswer({ returnedPartNo: 'WR-1' }), 400, 'invalidRequest', 'returnedPartNo'],
  ['a part given up without a word', rulingAnswer({ answer: 'givenUp' }), 400, 'invalidRequest', 'note'],
  ['a supplier’s answer to nothing', supplierAnswer({}), 422, 'unknownClearing', 'clearingKey'],
  ['minus one piece taken', supplierAnswer({ acceptedParts: [{ returnedPartNo: 'WR-1/1', acceptedQuantity: -1 }] }), 400, 'invalidRequest', 'acceptedParts.0.acceptedQuantity'],
  ['a part taken twice', supplierAnswer({ acceptedParts: [1, 2].map(() => ({ returnedPartNo: 'WR-1/1', acceptedQuantity: 1 })) }), 400, 'invalidRequest', 'acceptedParts'],
  ['a ruling that is none', rulings({ rulings: [{ lineNo: 1, quantity: 1, ruling: 'perhaps' }] }), 400, 'invalidRequest', 'rulings.0.ruling'],
  ['a ruling on minus one piece', rulings({ rulings: [{ lineNo: 1, quantity: -1, ruling: 'inScope' }] }), 400, 'invalidRequest', 'rulings.0.quantity'],
  ['rulings on nothing', rulings({ countedLines: [] }), 400, 'invalidRequest', 'countedLines'],
  ['an old part of no class', takenIn({ oldPartClass: 'gold' }), 400, 'invalidRequest', 'oldParts.0.oldPartClass'],
  ['an old part at a value of one’s own', takenIn({ unitValue: '9999.00' }), 400, 'invalidRequest', 'oldParts.0'],
  ['an old part that the store does not know', takenIn({ partNo: 'NONE-1' }), 422, 'unknownPart', 'oldParts.0.partNo'],
  ['a charge of three decimals', charge({ clearedAmount: '110.001' }), 400, 'invalidRequest', 'clearedAmount'],
  ['a negative charge', charge({ clearedAmount: '-110.00' }), 400, 'invalidRequest', 'clearedAmount'],
  ['minus one piece booked to an incident', inside('/order-desk/warranty-returns/assigned-parts', { caseNo: 'WR-1', lineNo: 1, expectedCaseNo: 'DI-1', quantity: -1, assignedBy: 'wu.hao' }), 400, 'invalidRequest', 'quantity'],
  ['a paper for a file of no kind', inside('/documents/case-files/additions', { caseNo: 'DI-1', kind: 'shelf', paper: 'correctiveAction', paperNo: 'CA-1' }), 400, 'invalidRequest', 'kind'],
  ['a side that is none', inside('/order-desk/warranty-returns/ends', { side: 'left', endState: 'noRemedy', returnedPartNos: ['WR-1/1'] }), 400, 'invalidRequest', 'side'],
  ['an end of a part that there is not', inside('/order-desk/warranty-returns/ends', { side: 'dealer', endState: 'noRemedy', returnedPartNos: ['WR-1/1'] }), 404, 'notFound'],
  ['an exchange ordered by the dealer', { body: changed({ source: 'warrantyExchange', caseNo: 'WR-1/1' }) }, 422, 'sourceNotOpen', 'source'],
  ["the dealers' key where suppliers answer", { path: '/order-desk/warranty-returns/supplier-answers', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where parts are judged", { path: '/quality/warranty-rulings', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where suppliers are charged", { path: '/finance/supplier-offsets', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key at the old parts", get('/warehouse/old-parts'), 403, 'closedDoor', 'X-Api-Key'],
  ['a parcel that there is not', get('/order-desk/warranty-returns/WR-0'), 404, 'notFound'],
];
