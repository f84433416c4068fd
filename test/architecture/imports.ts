import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Node, parseSync, Visitor } from 'oxc-parser';

export const root = join(import.meta.dirname, '..', '..');

/** One import of one file: of another file (path from the root, without extension), or of a package. */
export interface Import {
  file: string;
  target: string;
  ofPackage: boolean;
  /** Types only: nothing of the target runs. */
  typeOnly: boolean;
}

/** Tests and what only they use: they may import anything, and nothing else imports them. */
export const isTest = (file: string) => /^test\/|\.test\.ts$|-support(\.ts)?$|\/fake-job(\.ts)?$|\/(testing|fixtures)\//.test(file);

/** Code files below a folder of the repository, as paths from its root. */
export function codeFiles(...folders: string[]): string[] {
  const all = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)));
  return all.filter((file) => /\.(ts|mts|cts|js|mjs|cjs)$/.test(file) && !file.endsWith('.d.ts'));
}

/** Every import that a file names, also those made while it runs. */
export function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: Node | null, typeOnly: boolean): void => {
    if (specifier?.type === 'Literal' && typeof specifier.value === 'string') found.push({ file, typeOnly, ...resolve(file, specifier.value) });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === 'type' || onlyNamesOfTypes(node.specifiers)),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node.source, false),
    TSImportType: (node) => add(node.source, true),
  }).visit(programOf(file));
  return found;
}

/** Lines of a file at which it makes a moment of its own (`new Date()`), beside the one clock. */
export function momentsOf(file: string): number[] {
  const lines: number[] = [];
  const text = readFileSync(join(root, file), 'utf8');
  new Visitor({
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) lines.push(text.slice(0, node.start).split('\n').length);
    },
  }).visit(programOf(file));
  return lines;
}

function programOf(file: string) {
  const { program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  if (errors.length > 0) throw new Error(`${file} can't be read: ${errors.map((each) => each.message).join('; ')}`);
  return program;
}

const onlyNamesOfTypes = (specifiers: readonly { type: string; importKind?: string }[]) =>
  specifiers.length > 0 && specifiers.every((each) => each.type === 'ImportSpecifier' && each.importKind === 'type');

function resolve(file: string, specifier: string): Pick<Import, 'target' | 'ofPackage'> {
  if (!specifier.startsWith('.')) return { target: specifier, ofPackage: true };
  const path = relative(root, join(root, dirname(file), specifier));
  const isFolder = existsSync(join(root, path, 'index.ts'));
  return { target: isFolder ? join(path, 'index') : path.replace(/\.(ts|mjs)$/, ''), ofPackage: false };
}
