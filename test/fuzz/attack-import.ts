import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { importOrders } from '../../src/import/import-orders';
import { orderFile, withEntry, xlsx, zhHeadings, type Value } from '../import/order-file';
import type { Company } from './company';
import { hostileTexts } from './arbitrary/texts';
import { Figures } from './figures';
import { leaksIn } from './leaks';

/** Files that unpack to more than they are: blanks, one sheet a thousand times, an archive in an archive, sizes that lie. */
const bombs: (() => Uint8Array)[] = [
  () => withEntry(good(), 'xl/worksheets/sheet1.xml', Buffer.alloc(80_000_000, ' ')),
  () => withEntry(good(), 'xl/sharedStrings.xml', Buffer.from(`<sst>${'<si><t>x</t></si>'.repeat(4_000_000)}</sst>`)),
  () => zipSync(Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`xl/worksheets/sheet${index}.xml`, new Uint8Array(10)]))),
  () => withEntry(good(), 'xl/media/inner.zip', zipSync({ inner: Buffer.alloc(80_000_000) })),
  () => withEntry(good(), 'xl/worksheets/sheet1.xml', Buffer.from(`<worksheet><sheetData>${'<row>'.repeat(300_000)}</sheetData></worksheet>`)),
  () => renamed(withEntry(good(), '__pr0to__', Buffer.from('x')), '__pr0to__', '__proto__'),
  () => withEntry(good(), '../../../../tmp/evil', Buffer.from('x')),
];
/** The archiver itself stumbles over some names: they are written into the finished archive. */
const renamed = (archive: Uint8Array, from: string, to: string): Uint8Array => Buffer.from(Buffer.from(archive).toString('latin1').replaceAll(from, to), 'latin1');
const good = () => xlsx({ Sheet1: [zhHeadings, ['D-101', 'H-1', '快递', 'BRK-01', '', 1]] });

const cells = fc.oneof(fc.constantFrom<Value>('D-101', 'D-999', '快递', 'BRK-01', 1, 2, undefined, 0, -1, 1e9, 0.5, new Date('2026-09-07')), fc.constantFrom(...hostileTexts), fc.string({ unit: 'grapheme', maxLength: 12 }));
const rows = fc.array(fc.oneof({ weight: 2, arbitrary: fc.tuple(fc.constantFrom('D-101', 'D-102'), fc.string({ maxLength: 6 }), fc.constant('快递'), fc.constantFrom('BRK-01', 'CTL-02'), fc.constant(''), fc.integer({ min: -1, max: 9 })) }, { weight: 1, arbitrary: fc.array(cells, { maxLength: 8 }) }), { maxLength: 8 });
const sheets = rows.map((below) => xlsx({ Sheet1: [zhHeadings, ...below] }));
const texts = fc.record({ rows, encoding: fc.constantFrom('utf8', 'gb18030', 'utf16-le', 'utf16'), separator: fc.constantFrom(',', ';', '\t', '|'), end: fc.constantFrom('\n', '\r\n', '\r') })
  .map(({ rows: below, encoding, separator, end }): Uint8Array => iconv.encode([zhHeadings, ...below].map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : typeof cell === 'object' ? '' : String(cell ?? ''))).join(separator)).join(end), encoding));

/** A file with some of its bytes changed, or its end cut off. */
const damaged = fc.record({ file: fc.oneof(sheets, texts), at: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }), cut: fc.nat(400) }).map(({ file, at, cut }): Uint8Array => {
  const bytes = Uint8Array.from(file);
  for (const [where, what] of at) bytes[where % Math.max(bytes.length, 1)] = what;
  return cut < 40 ? bytes.subarray(0, Math.max(0, bytes.length - cut)) : bytes;
});

/** The most that a file may take, however it was made. */
const limitMs = 20_000;

/** Imports generated, damaged and swollen files of orders: each ends in a list that names what is wrong, none in a crash. */
export async function attackImport(company: Company, count: number, drawn: <T>(from: fc.Arbitrary<T>) => T): Promise<Figures> {
  const { clients, secrets } = company;
  const figures = new Figures();
  for (let index = 0; index < count; index += 1) {
    const bomb = index % 8 === 7 ? bombs[Math.floor(index / 8) % bombs.length] : undefined;
    const content = bomb ? bomb() : drawn(fc.oneof(sheets, texts, damaged, damaged));
    figures.count(bomb ? 'files that swell or lead elsewhere' : 'files of orders, right and damaged');
    await take(content, `file ${index} of ${content.length} bytes`);
  }
  return figures;

  async function take(content: Uint8Array, what: string): Promise<void> {
    const path = await orderFile('orders', content);
    const before = await company.books();
    const told: string[] = [];
    const began = Date.now();
    const failed = await importOrders({ path, orderDesk: clients.orderDesk, locale: 'en', tell: (line) => told.push(line) }).then(() => undefined, (error: unknown) => String(error));
    const words = told.join('\n');
    if (failed !== undefined) figures.fault(what, `failed: ${failed}`, words);
    if (Date.now() - began > limitMs) figures.fault(what, `took ${Date.now() - began} ms`, words);
    for (const leak of leaksIn([words, ...company.logged()], secrets)) figures.fault(what, leak, words);
    if (words.includes('✓')) figures.count('with orders that were taken in');
    else if (!isDeepStrictEqual(await company.books(), before)) figures.fault(what, 'left something behind', words);
    else figures.count('with no order in them that could be taken in');
    await rm(dirname(path), { recursive: true, force: true });
  }
}
