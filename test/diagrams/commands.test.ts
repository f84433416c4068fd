import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findChromium } from '../../src/cli/chromium';
import { drawDiagrams } from '../../src/cli/diagrams';
import { turnFiles } from '../../src/cli/locale';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flows-'));
  await cp('bpmn', join(folder, 'bpmn'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const contents = async (root: string) => {
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Promise.all(names.map(async (entry) => [entry.name, await readFile(join(entry.parentPath, entry.name), 'utf8')]));
};

describe('npm run locale', () => {
  test('turns every diagram, table and form in place and back, and leaves other files alone', async () => {
    const root = join(folder, 'bpmn');
    const before = await contents(root);
    const turned = await turnFiles(root, 'en');
    expect(turned).toHaveLength(before.filter(([name]) => /\.(bpmn|dmn|form)$/.test(name ?? '')).length);
    expect(await turnFiles(root, 'en')).toEqual([]);
    expect(await readFile(join(root, 'line-supply/line-supply.bpmn'), 'utf8')).toContain('name="Line supply"');
    expect(await turnFiles(root, 'zh-CN')).toEqual(turned);
    expect(await contents(root)).toEqual(before);
  });
});

(findChromium() === undefined ? describe.skip : describe)('npm run diagrams', () => {
  test('draws each diagram of the flows in the language, the same bytes each time', async () => {
    const flows = join(folder, 'flows');
    for (const flow of ['line-supply', 'part-dispatch']) await cp(join('bpmn', flow), join(flows, flow), { recursive: true });
    const paths = await drawDiagrams(flows, join(folder, 'one'), 'en');
    const diagrams = (await readdir(flows, { recursive: true })).filter((name) => name.endsWith('.bpmn')).map((name) => basename(name, '.bpmn'));
    expect(paths.map((path) => basename(path, '.svg')).sort()).toEqual(diagrams.sort());
    const svg = await readFile(join(folder, 'one', 'line-supply.svg'), 'utf8');
    expect(svg).toContain('Line supply');
    expect(svg).not.toMatch(/[一-龥]/);
    await drawDiagrams(flows, join(folder, 'two'), 'en');
    expect(await contents(join(folder, 'two'))).toEqual(await contents(join(folder, 'one')));
  }, 180_000);
});

test('a browser that is not where CHROMIUM_PATH says is not replaced by another', () => {
  expect(findChromium({ CHROMIUM_PATH: join(folder, 'none'), PATH: process.env['PATH'] ?? '' })).toBeUndefined();
  expect(findChromium({ PATH: folder })).toBeUndefined();
});
