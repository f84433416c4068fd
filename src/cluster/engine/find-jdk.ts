import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ClusterFailure } from '../failure';

/** The engine's classes are Java 21 byte code. */
export const minimumJavaVersion = 21;

export interface Jdk {
  home: string;
  java: string;
  /** The feature version, e.g. 25. */
  version: number;
  /** The full version, which says whether a class archive made by a JDK still fits it. */
  fullVersion: string;
}

const run = promisify(execFile);
const usualFolders = ['/usr/lib/jvm', '/usr/java', '/opt/java', '/opt', '/Library/Java/JavaVirtualMachines'];

/**
 * The JDK to run and build the engine with. AFTERSALES_JAVA_HOME is obeyed alone; else the first
 * fitting one of JAVA_HOME, PATH and the usual folders.
 * @throws ClusterFailure when none is new enough, saying what was found
 */
export async function findJdk(environment: NodeJS.ProcessEnv = process.env, folders = usualFolders): Promise<Jdk> {
  const demanded = environment['AFTERSALES_JAVA_HOME'];
  if (demanded) return obey(demanded);
  const found: string[] = [];
  for (const home of candidates(environment, folders)) {
    const jdk = await inspect(home);
    if (!jdk) continue;
    if (jdk.version >= minimumJavaVersion) return jdk;
    found.push(`${jdk.version} in ${home}`);
  }
  const tooOld = found.length ? ` (found only ${found.join(', ')})` : '';
  throw new ClusterFailure(
    `A JDK of version ${minimumJavaVersion} or newer is needed to run the engine${tooOld}: install one, or set AFTERSALES_JAVA_HOME to its folder.`,
  );
}

async function obey(home: string): Promise<Jdk> {
  const jdk = await inspect(home);
  if (!jdk) throw new ClusterFailure(`AFTERSALES_JAVA_HOME is ${home}, but there is no JDK with bin/java and bin/javac.`);
  if (jdk.version >= minimumJavaVersion) return jdk;
  throw new ClusterFailure(
    `AFTERSALES_JAVA_HOME is ${home}, a JDK of version ${jdk.version}; the engine needs ${minimumJavaVersion} or newer.`,
  );
}

function candidates(environment: NodeJS.ProcessEnv, folders: string[]): Set<string> {
  const homes = new Set<string>();
  const fromSetting = environment['JAVA_HOME'];
  if (fromSetting) homes.add(fromSetting);
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    const java = join(folder, executable('java'));
    if (existsSync(java)) homes.add(dirname(dirname(realpathSync(java))));
  }
  for (const home of folders.flatMap(jdksIn)) homes.add(home);
  return homes;
}

/** The JDKs in a folder, the newest first as far as their names tell. */
function jdksIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort((a, b) => firstNumber(b) - firstNumber(a))
    .flatMap((name) => [join(folder, name), join(folder, name, 'Contents', 'Home')])
    .filter((home) => existsSync(join(home, 'bin', executable('java'))));
}

const firstNumber = (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0);
const executable = (name: string) => (process.platform === 'win32' ? `${name}.exe` : name);

async function inspect(home: string): Promise<Jdk | null> {
  const java = join(home, 'bin', executable('java'));
  if (!existsSync(java) || !existsSync(join(home, 'bin', executable('javac')))) return null;
  try {
    const { stderr } = await run(java, ['-version'], { timeout: 20_000 });
    const fullVersion = /version "([^"]+)"/.exec(stderr)?.[1];
    return fullVersion ? { home, java, version: parseInt(fullVersion, 10), fullVersion } : null;
  } catch {
    return null;
  }
}
