import { dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { arrows, packages, type Arrow } from './arrows';
import { codeFiles, importsOf, isTest, type Import } from './imports';

const files = codeFiles('src', 'workers', 'bpmn');
const rows = new Map(files.map((file) => [file, ruleOf(file)]));
const production = files.filter((file) => !isTest(file)).flatMap(importsOf);
const ofFolder = (arrow: Arrow) => production.filter(({ file, ofPackage }) => !ofPackage && rows.get(file) === arrow);
const named = arrows.map((arrow) => [arrow.itself ? `${arrow.folder} itself` : arrow.folder, arrow] as const);

describe('the arrows between folders', () => {
  test.each(named)('%s imports what it may', (_folder, arrow) => {
    expect(ofFolder(arrow).filter((each) => !isAllowed(each, arrow)).map(told)).toEqual([]);
  });

  test('every file has a rule', () => {
    expect(files.filter((file) => !isTest(file) && !rows.get(file))).toEqual([]);
  });

  test('there is no code among the diagrams', () => {
    expect(files.filter((file) => file.startsWith('bpmn/'))).toEqual([]);
  });

  test('nothing that runs imports a test', () => {
    expect(production.filter(({ target, ofPackage }) => !ofPackage && isTest(target)).map(told)).toEqual([]);
  });

  test('no two files import each other in a circle', () => {
    expect(circles()).toEqual([]);
  });
});

test.each(packages.map(({ name, folders }) => [String(name), name, folders] as const))('the package %s stays behind its border', (_title, name, folders) => {
  const used = production.filter(({ target, ofPackage }) => ofPackage && name.test(target));
  expect(used.filter(({ file }) => !folders.some((folder) => file.startsWith(`${folder}/`))).map(told)).toEqual([]);
});

/** The row of the innermost folder that holds the file. */
function ruleOf(file: string): Arrow | undefined {
  const holding = arrows.filter(({ folder, itself }) => (itself ? dirname(file) === folder : pattern(`${folder}/`).test(file)));
  return holding.toSorted((a, b) => b.folder.split('/').length - a.folder.split('/').length)[0];
}

function isAllowed({ file, target, typeOnly }: Import, { folder, itself, may, types = [] }: Arrow): boolean {
  const home = pattern(`${folder}/`).exec(file)?.[0] ?? '';
  if (itself ? dirname(target) === folder : target.startsWith(home)) return true;
  return [...may, ...(typeOnly ? types : [])].some((each) => matches(each, target));
}

/** An entry of a row: a folder ends with `/`, a file does not. */
const matches = (entry: string, target: string) => pattern(entry, entry.endsWith('/') ? '' : '$').test(target);

function pattern(path: string, end = ''): RegExp {
  const parts = path.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}${end}`);
}

const told = ({ file, target, typeOnly }: Import) => `${file} imports ${typeOnly ? 'types of ' : ''}${target}`;

/** Circles of files that run each other's code. */
function circles(): string[][] {
  const next = new Map<string, string[]>();
  for (const { file, target, ofPackage, typeOnly } of production) {
    const from = file.replace(/\.(ts|mjs)$/, '');
    if (!ofPackage && !typeOnly) next.set(from, [...(next.get(from) ?? []), target]);
  }
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (at: string, way: string[]): void => {
    const seen = way.indexOf(at);
    if (seen >= 0) found.push([...way.slice(seen), at]);
    if (seen >= 0 || done.has(at)) return;
    for (const target of next.get(at) ?? []) walk(target, [...way, at]);
    done.add(at);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
