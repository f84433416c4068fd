import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Jdk } from './find-jdk';

export const root = repositoryRoot();
/** Where the engine's sources and its build are. */
export const engineFolder = join(root, 'engine');
export const pomFile = join(engineFolder, 'pom.xml');
export const warmUpDiagram = join(engineFolder, 'warm-up.bpmn');
export const targetFolder = join(engineFolder, 'target');
export const stampFile = join(targetFolder, 'built-from');
export const mainClass = 'io.camunda.zeebe.process.test.engine.EngineHost';
export const classPath = [join(targetFolder, 'engine-host.jar'), join(targetFolder, 'lib', '*')].join(delimiter);

/** The class archive for a JDK: it halves the start-up time and fits only the JDK that made it. */
export const classArchive = (jdk: Jdk) => join(targetFolder, `classes-${jdk.fullVersion}.jsa`);

/** What the build was made from: a hash of the pom, the warm-up diagram and every source file. */
export const sourceHash = (): string => hashOf([pomFile, warmUpDiagram, ...filesBelow(join(engineFolder, 'src'))]);

/** A hash of the content of files. */
export function hashOf(files: string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Every file below a folder, in the order of their paths. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
