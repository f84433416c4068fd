import { ownJvms, type Jvm, type JvmKeeper } from '../engine/jvm';

/** JVMs that engines of this process have left, by how they were called: the next one starts warm. */
const left = new Map<string, Jvm[]>();
const names = new Map<Jvm, string>();

/** Takes a JVM that an engine has left, and keeps what is given back as long as the process lives. */
export const keptJvms: JvmKeeper = {
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
