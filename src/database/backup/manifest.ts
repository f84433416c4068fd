import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../canonical-json';

const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const table = z.strictObject({
  table: name,
  columns: z.array(name).min(1),
  rows: z.number().int().min(0),
  file: z.string().regex(/^[a-z0-9_]+\.[a-z0-9_]+\.copy\.gz$/),
  sha256: hash.describe('Of the file as it is'),
});

const sequence = z.strictObject({
  sequence: name,
  value: z.string().regex(/^\d+$/),
  called: z.boolean().describe('Whether the value was given out; else it is the next one'),
});

const contents = z.strictObject({
  format: z.literal('aftersales-flows backup 1'),
  madeAt: z.iso.datetime(),
  server: z.string().describe('Version of the PostgreSQL that it was made from'),
  schemas: z.array(z.strictObject({ schema: name, migrations: z.array(z.string()), tables: z.array(table), sequences: z.array(sequence) })).min(1),
  checked: z.array(z.string()).describe('What was looked at'),
  faults: z.array(z.string()).describe('What did not hold already'),
});

/** What a backup holds: `manifest.json` in its folder, with a hash of its own. */
export type Manifest = z.output<typeof contents>;
export type KeptTable = z.output<typeof table>;
export type KeptSequence = z.output<typeof sequence>;

const fileOf = (folder: string) => join(folder, 'manifest.json');

/** Writes the manifest, the last file of a backup: without it a folder is none. Returns its hash. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<string> {
  const hashed = sha256(canonicalJson(manifest));
  await writeFile(fileOf(folder), `${JSON.stringify({ ...manifest, sha256: hashed }, null, 2)}\n`, { mode: 0o600, flush: true });
  return hashed;
}

/** Reads the manifest of a backup; throws a sentence that says why a folder is none, or why it can't be trusted. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(fileOf(folder), 'utf8').catch((cause: unknown) => {
    throw new Error(`${folder} is no backup, or one that was not finished: there is no manifest.json that can be read.`, { cause });
  });
  const parsed = contents.extend({ sha256: hash }).safeParse(jsonOf(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${fileOf(folder)} is not the manifest of a backup that this version reads. ${issue?.path.join('.') || 'file'}: ${issue?.message}.`);
  }
  const { sha256: told, ...manifest } = parsed.data;
  if (sha256(canonicalJson(manifest)) !== told) throw new Error(`${fileOf(folder)} is damaged: it does not have the hash that it tells.`);
  return manifest;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
