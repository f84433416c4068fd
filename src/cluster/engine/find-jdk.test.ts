import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ClusterFailure } from '../failure';
import { findJdk } from './find-jdk';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jdk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A JDK as far as a look at its version goes. */
function fakeJdk(name: string, fullVersion: string): string {
  const home = join(folder, name);
  mkdirSync(join(home, 'bin'), { recursive: true });
  for (const program of ['java', 'javac']) {
    const file = join(home, 'bin', program);
    writeFileSync(file, `#!/bin/sh\necho 'openjdk version "${fullVersion}" 2026-01-20' >&2\n`);
    chmodSync(file, 0o755);
  }
  return home;
}

test('the demanded JDK is taken', async () => {
  const home = fakeJdk('demanded', '21.0.6');
  const other = fakeJdk('other', '25.0.3');
  expect(await findJdk({ AFTERSALES_JAVA_HOME: home, JAVA_HOME: other })).toMatchObject({ home, version: 21, fullVersion: '21.0.6' });
});

test('a demanded JDK that is too old or not there is told, not replaced', async () => {
  const home = fakeJdk('old', '17.0.15');
  const find = findJdk({ AFTERSALES_JAVA_HOME: home, JAVA_HOME: fakeJdk('new', '25') });
  await expect(find).rejects.toThrow(ClusterFailure);
  await expect(find).rejects.toThrow(`AFTERSALES_JAVA_HOME is ${home}, a JDK of version 17; the engine needs 21 or newer.`);
  await expect(findJdk({ AFTERSALES_JAVA_HOME: join(folder, 'nowhere') })).rejects.toThrow('there is no JDK');
});

test('an old JAVA_HOME is passed over for a newer one on the PATH', async () => {
  const home = fakeJdk('new', '23.0.1');
  const found = await findJdk({ JAVA_HOME: fakeJdk('old', '1.8.0_402'), PATH: join(home, 'bin') });
  expect(found).toMatchObject({ home, version: 23 });
});

test('with nothing new enough, the sentence names what was found and what to do', async () => {
  const home = fakeJdk('old', '17.0.15');
  await expect(findJdk({ JAVA_HOME: home, PATH: '' }, [])).rejects.toThrow(
    `A JDK of version 21 or newer is needed to run the engine (found only 17 in ${home}): install one, or set AFTERSALES_JAVA_HOME to its folder.`,
  );
});

test('the usual folders are searched, the newest first', async () => {
  fakeJdk('java-21', '21.0.6');
  const home = fakeJdk('java-25', '25.0.3');
  expect(await findJdk({ PATH: '' }, [folder])).toMatchObject({ home });
});
