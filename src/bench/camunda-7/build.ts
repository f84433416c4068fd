import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from '../../cluster/engine/build-lock';
import { filesBelow, hashOf, root } from '../../cluster/engine/engine-files';
import { findJdk, type Jdk } from '../../cluster/engine/find-jdk';
import { packageWithMaven } from '../../cluster/engine/maven';

const pomFile = join(import.meta.dirname, 'pom.xml');
/** Where the pom file has it built. */
const target = join(root, '.run', 'camunda-7');
const stampFile = join(target, 'built-from');

export const mainClass = 'aftersales.Camunda7';
export const classPath = [join(target, 'camunda-7.jar'), join(target, 'lib', '*')].join(delimiter);

/**
 * Fetches Camunda 7.23 with its libraries when this command has not done so before.
 * @returns the JDK to run it with, the same that runs our engine
 * @throws ClusterFailure when the JDK or Maven is missing or the build fails
 */
export async function ensureCamunda7(): Promise<Jdk> {
  const jdk = await findJdk();
  const wanted = hashOf([pomFile, ...filesBelow(join(import.meta.dirname, 'java'))]);
  const isBuilt = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
  mkdirSync(target, { recursive: true });
  await withLock(join(target, 'building'), async () => {
    if (isBuilt()) return;
    process.stderr.write('  fetching Camunda 7.23: the first time takes a minute …\n');
    await packageWithMaven(pomFile, jdk, 'Camunda 7');
    writeFileSync(stampFile, wanted);
  });
  return jdk;
}
