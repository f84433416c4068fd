import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

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
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push({ file, typeOnly: isTypeOnly(node), ...resolve(file, specifier) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return textOf(node.arguments[0]);
  return ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : undefined;
}

const textOf = (node: ts.Node | undefined) => (node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined);

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  return name === undefined && namedBindings !== undefined && ts.isNamedImports(namedBindings) && namedBindings.elements.every((each) => each.isTypeOnly);
}

function resolve(file: string, specifier: string): Pick<Import, 'target' | 'ofPackage'> {
  if (!specifier.startsWith('.')) return { target: specifier, ofPackage: true };
  const path = relative(root, join(root, dirname(file), specifier));
  const isFolder = existsSync(join(root, path, 'index.ts'));
  return { target: isFolder ? join(path, 'index') : path.replace(/\.(ts|mjs)$/, ''), ofPackage: false };
}
