import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { cancellation, changed, line, raw, typed, type Row } from './sent';

export const bodies: Row[] = [
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
