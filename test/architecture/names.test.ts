import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { postOfGroup } from '../../src/people/posts';
import { workersOf } from '../../workers';
import { codeFiles, isTest, momentsOf, root } from './imports';

/** Workers that are there before the diagram that calls them; a name goes from here when its diagram comes. */
const aheadOfTheirDiagram: string[] = [];

const text = (file: string) => readFileSync(join(root, file), 'utf8');
const below = (folder: string, end: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => end.test(name)).map((name) => join(folder, name));
const diagrams = below('bpmn', /\.bpmn$/).map((file) => ({ file, xml: text(file) }));

/** Values of an attribute of these tags, with the file that has them. */
function attributes(tags: string, attribute: string): { file: string; value: string }[] {
  const pattern = new RegExp(`<(?:${tags})\\b[^>]*\\s${attribute}="([^"]*)"`, 'g');
  return diagrams.flatMap(({ file, xml }) => [...xml.matchAll(pattern)].map(([, value = '']) => ({ file, value })));
}

describe('workers', () => {
  const files = codeFiles('workers').filter((file) => !isTest(file) && file.split('/').length === 3 && basename(file) !== 'index.ts');
  const types = workersOf().map(({ type }) => type);
  const worker = z.looseObject({ kind: z.enum(['job', 'taskListener']), type: z.string() });

  test.each(files)('%s is named after its job, and listed', async (file) => {
    const module: unknown = await import(pathToFileURL(join(root, file)).href);
    const found = Object.entries(z.record(z.string(), z.unknown()).parse(module)).flatMap(([name, value]) => {
      const { data } = worker.safeParse(value);
      return data ? [{ name, type: data.type }] : [];
    });
    // What several workers of a system share is no worker.
    if (found.length === 0) return;
    const [, system = '', name = ''] = file.replace(/\.ts$/, '').split('/');
    expect(found).toEqual([{ name: name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), type: `${system}.${name}` }]);
    expect(types).toContain(`${system}.${name}`);
  });

  test('each is listed once, and has its file', () => {
    expect(types.toSorted()).toEqual([...new Set(types)].sort());
    expect(types.filter((type) => !existsSync(join(root, 'workers', `${type.replace('.', '/')}.ts`)))).toEqual([]);
  });

  test('every job type of a diagram has one, and each is called by a diagram', () => {
    const called = attributes('zeebe:taskDefinition|zeebe:taskListener|zeebe:executionListener', 'type');
    expect(called.filter(({ value }) => !types.includes(value))).toEqual([]);
    const idle = types.filter((type) => !called.some(({ value }) => value === type));
    expect(idle.toSorted()).toEqual(aheadOfTheirDiagram.toSorted());
  });
});

test('every candidate group is a post or a department', () => {
  // Of a task that several departments have side by side, the expression's collection names the groups.
  const named = attributes('zeebe:assignmentDefinition', 'candidateGroups').filter(({ value }) => !value.startsWith('='));
  const chosen = diagrams.flatMap(({ file, xml }) => [...xml.matchAll(/candidateGroup: &#34;([^&]*)&#34;/g)].map(([, value = '']) => ({ file, value })));
  const groups = [...named, ...chosen].flatMap(({ file, value }) => value.split(',').map((group) => ({ file, group: group.trim() })));
  expect(groups.length).toBeGreaterThan(0);
  expect(groups.filter(({ group }) => postOfGroup(group) === undefined)).toEqual([]);
});

test('what runs knows no scenario of the specification', () => {
  const production = [...codeFiles('src', 'workers'), ...below('src', /\.(json|sql)$/), ...below('bpmn', /\.(bpmn|dmn|form|md)$/), ...below('engine/src', /\.java$/)];
  const scenario = /\bS-[A-Z]{2}-\d{2}\b/;
  expect(production.filter((file) => !isTest(file) && scenario.test(text(file)))).toEqual([]);
});

test('the current moment comes from the clock', () => {
  const files = codeFiles('src', 'workers', 'test').filter((file) => file !== 'src/clock.ts' && !file.endsWith('.mjs'));
  expect(files.flatMap((file) => momentsOf(file).map((line) => `${file}:${line}`))).toEqual([]);
});

test('nobody asks how many rows a change met: in a transaction it is not waited for, and has to return what it met', () => {
  const asking = codeFiles('src').filter((file) => !isTest(file) && /\bnum(Updated|Deleted|Inserted|Changed|Affected)\w*Rows\b/.test(text(file)));
  expect(asking).toEqual(['src/database/driver.ts']);
});
