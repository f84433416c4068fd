import { existsSync, statSync } from 'node:fs';
import { classArchive, classPath, mainClass } from './engine-files';
import type { EngineSettings } from './engine-process';

function archiveOption({ jdk, newArchive }: EngineSettings): string[] {
  if (newArchive !== undefined) return [`-XX:ArchiveClassesAtExit=${newArchive}`];
  const archive = classArchive(jdk);
  return existsSync(archive) && statSync(archive).size > 0 ? [`-XX:SharedArchiveFile=${archive}`] : [];
}

/** How the JVM is called: for a quick start (first compiler only, archived classes) and little memory. */
export function javaArguments(settings: EngineSettings): string[] {
  return [
    `-Xmx${settings.maxHeap}`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    ...archiveOption(settings),
    '-Xshare:auto',
    '-Xlog:disable',
    '-Xlog:all=error:stderr',
    ...(settings.jdk.version >= 24 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-cp',
    classPath,
    mainClass,
    String(settings.grpcPort),
    ...(settings.startDate ? [settings.startDate.toISOString()] : []),
  ];
}
