/**
 * Bundles the commands of this folder into `dist/`, one file each, as the image and every process of an installation
 * runs them: reading a thousand TypeScript files takes five seconds of a processor at each start, a bundle half a second.
 * Plain JavaScript, because it makes what runs the TypeScript.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');
const output = join(root, 'dist');
const stamp = join(output, '.sources');

/** Bundles unless what is there was made from the sources as they are. */
export async function buildIfChanged() {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  const parts = await build();
  dropOld(parts);
  writeFileSync(stamp, sources);
}

/** @returns names of the files that it wrote */
async function build() {
  const esbuild = await import('esbuild');
  const commands = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const hosts = ['src/bench/processes', 'test/support'].flatMap((folder) => namesIn(folder).filter((name) => /-(host|main)\.ts$/.test(name)).map((name) => join(folder, name)));
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [...commands.map((name) => join('src', 'cli', name)), ...hosts],
    entryNames: '[name]',
    chunkNames: 'part-[hash]',
    outdir: output,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
    plugins: [{ name: 'as-sources', setup: asSources }],
  });
  return new Set(Object.keys(metafile.outputs).map((file) => basename(file)));
}

/** Parts of earlier bundles; what was written a moment ago may be another command's that starts just now. */
function dropOld(parts) {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of namesIn('dist').filter((each) => each.startsWith('part-') && !parts.has(each))) {
    if (statSync(join(output, name)).mtimeMs < hourAgo) rmSync(join(output, name), { force: true });
  }
}

/** Packages stay what npm installed; code finds its neighbours (SQL, CSV, diagrams) where its source lies. */
function asSources({ onResolve, onLoad }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (path.endsWith('.json') || kind === 'entry-point' ? undefined : { path, external: true }));
  onLoad({ filter: /\.ts$/ }, async ({ path }) => {
    const text = await readFile(path, 'utf8');
    const place = `${'../'.repeat(relative(root, output).split(sep).length)}${relative(root, path).split(sep).join('/')}`;
    const contents = text
      .replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(`/${dirname(place)}`)})`)
      .replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
    return { contents, loader: 'ts' };
  });
}

/** What the bundle is made from: names, sizes and times, and the packages. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = ['src', 'workers', 'test/support'].flatMap((folder) => namesIn(folder).map((name) => join(folder, name)));
  for (const file of [...files.filter((name) => /\.(ts|mjs)$/.test(name)).sort(), 'package-lock.json']) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const namesIn = (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }) : []);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildIfChanged();
