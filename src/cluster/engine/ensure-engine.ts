import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../../log';
import { withLock } from './build-lock';
import { classArchive, pomFile, sourceHash, stampFile, targetFolder } from './engine-files';
import { findJdk, type Jdk } from './find-jdk';
import { packageWithMaven } from './maven';
import { warmUp } from './warm-up';

/**
 * Makes sure that the engine is built from the sources as they stand, and that its class archive
 * exists; runs Maven only when they changed. Several processes may call it at once.
 * @throws ClusterFailure when the JDK or Maven is missing or the build fails
 */
export async function ensureEngine(logger: Logger): Promise<Jdk> {
  const jdk = await findJdk();
  if (isBuilt(jdk)) return jdk;
  mkdirSync(targetFolder, { recursive: true });
  await withLock(join(targetFolder, 'building'), async () => {
    if (!isCompiled()) await compile(jdk, logger);
    if (!existsSync(classArchive(jdk))) await archiveClasses(jdk, logger);
  });
  return jdk;
}

const isBuilt = (jdk: Jdk) => isCompiled() && existsSync(classArchive(jdk));

/** Whether Maven has built the engine from the sources as they stand. */
export const isCompiled = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceHash();

async function compile(jdk: Jdk, logger: Logger): Promise<void> {
  const hash = sourceHash();
  logger.info({ jdk: jdk.home }, 'engine.build');
  for (const old of [stampFile, classArchive(jdk)]) rmSync(old, { force: true });
  await packageWithMaven(pomFile, jdk, 'the engine');
  writeFileSync(stampFile, hash);
}

/** One run of the engine, on whose way out the JVM writes down the classes it has met. */
async function archiveClasses(jdk: Jdk, logger: Logger): Promise<void> {
  const archive = classArchive(jdk);
  const newArchive = `${archive}.new`;
  try {
    await warmUp({ jdk, grpcPort: 0, startDate: undefined, maxHeap: '1g', logger, newArchive });
    renameSync(newArchive, archive);
  } catch (error) {
    // Without the archive the engine starts too, only slower: an empty file says not to try again.
    logger.warn({ err: error }, 'engine.class-archive-failed');
    writeFileSync(archive, '');
  }
}
