import { changed, get, type Row, type Sent } from './sent';

const report = { dealerNo: 'D-101', reportKind: 'damageShortageList', lines: [{ partNo: 'BRK-01', quantity: 1, finding: 'damaged' }], signed: true };
const incident = (changes: object): Sent => ({ path: '/order-desk/incidents', body: JSON.stringify({ ...report, ...changes }) });
const found = (changes: object) => incident({ lines: [{ ...report.lines[0], ...changes }] });
const answer = (changes: object): Sent => ({ path: '/order-desk/incidents/answers', body: JSON.stringify({ caseNo: 'DI-1', dealerNo: 'D-101', answer: 'accepted', ...changes }) });

export const incidents: Row[] = [
  ['a report of a dealer that there is not', incident({ dealerNo: 'D-999' }), 422, 'unknownDealer', 'dealerNo'],
  ['a report about a vehicle that there is not', incident({ frameNo: 'V-0' }), 422, 'unknownVehicle', 'frameNo'],
  ["a report about another dealer's vehicle", incident({ frameNo: 'V-2002' }), 422, 'vehicleNotOfDealer', 'frameNo'],
  ['a part that there is not', found({ partNo: 'NONE-1' }), 422, 'unknownPart', 'lines.0.partNo'],
  ['no piece damaged', found({ quantity: 0 }), 400, 'invalidRequest', 'lines.0.quantity'],
  ['a finding that nobody knows', found({ finding: 'stolen' }), 400, 'invalidRequest', 'lines.0.finding'],
  ['the same damage twice', incident({ lines: [report.lines[0], report.lines[0]] }), 400, 'invalidRequest', 'lines'],
  ['a list of nothing', incident({ lines: [] }), 400, 'invalidRequest', 'lines'],
  ['a quality incident without a word', incident({ reportKind: 'qualityIncidentReport', lines: [] }), 400, 'invalidRequest', 'description'],
  ['a word for a signature', incident({ signed: '王店长' }), 400, 'invalidRequest', 'signed'],
  ['4,001 characters of description', incident({ description: '裂'.repeat(4001) }), 400, 'invalidRequest', 'description'],
  ['evidence named twice', incident({ evidenceNos: ['EV-1', 'EV-1'] }), 400, 'invalidRequest', 'evidenceNos'],
  ['photos in place of their numbers', incident({ evidenceNos: [{ photo: 'AAAA' }] }), 400, 'invalidRequest', 'evidenceNos.0'],
  ['papers for a case that there is not', { path: '/order-desk/incidents/completions', body: '{"caseNo":"DI-1","dealerNo":"D-101","signed":true}' }, 422, 'unknownIncident', 'caseNo'],
  ['an answer to a case that there is not', answer({}), 422, 'unknownIncident', 'caseNo'],
  ['an answer that contests nothing', answer({ answer: 'contested' }), 400, 'invalidRequest', 'note'],
  ['an answer that is none', answer({ answer: 'perhaps' }), 400, 'invalidRequest', 'answer'],
  ['free parts ordered by the dealer', { body: changed({ source: 'freeReplacement', caseNo: 'DI-202609-001/1' }) }, 422, 'sourceNotOpen', 'source'],
  ["the dealers' key where measures are set", { path: '/order-desk/incidents/measures', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where opinions are written", { path: '/quality/quality-feedback-forms/opinions', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key at the list of causes", get('/quality/causes?month=2026-09'), 403, 'closedDoor', 'X-Api-Key'],
];
