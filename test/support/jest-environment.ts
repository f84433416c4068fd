import { TestEnvironment } from 'jest-environment-node';
import { ownJvms, type Jvm, type JvmKeeper } from '../../src/cluster/engine/jvm';

/** JVMs that test files have left, by how they were called. */
const left = new Map<string, Jvm[]>();
const names = new Map<Jvm, string>();

/** Jest forgets all that a file loaded; a JVM stays for the next file in the same process, warm and with its kept beginnings. */
const jvms: JvmKeeper = {
  take: (program, programArguments) => {
    const name = JSON.stringify([program, ...programArguments]);
    const jvm = left.get(name)?.pop() ?? ownJvms.take(program, programArguments);
    names.set(jvm, name);
    jvm.hold(true);
    return jvm;
  },
  giveBack: (jvm) => {
    const name = names.get(jvm) ?? '';
    if (jvm.isAlive) left.set(name, [...(left.get(name) ?? []), jvm]);
    jvm.hold(false);
    return Promise.resolve();
  },
};

declare global {
  var testJvms: JvmKeeper | undefined;
}

/** Node's environment for a test file, with what outlives the file. */
export default class EnvironmentWithJvms extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.testJvms = jvms;
  }
}
