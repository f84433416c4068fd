import type { Act, Fact, KindOf, TaskId } from '../facts';

/** What may come next in a case: tasks, and turns of systems. */
export type Wanted = string[];

/** A case as the specification tells it, step by step: it names what comes next, and gets what came. */
export type Flow<Result = void> = Generator<Wanted, Result, Fact>;

/** The name under which a fact is wanted. */
export const nameOf = (fact: Fact): string => (fact.kind === 'act' ? fact.task : fact.kind);

/** A person's step. */
export function* act<Task extends TaskId>(task: Task): Flow<Act<Task>> {
  const fact = yield [task];
  if (isAct(fact, task)) return fact;
  throw new Error(`Wanted ${task}, got ${nameOf(fact)}`);
}

/** A dispatch's order was cancelled: what it waited for comes no more (DO-D5.1). */
export class Stopped extends Error {}

/** A person's step, unless the dispatch is stopped. */
export function* actUnlessStopped<Task extends TaskId>(task: Task): Flow<Act<Task>> {
  const fact = yield [task, 'stopped'];
  if (fact.kind === 'stopped') throw new Stopped();
  if (isAct(fact, task)) return fact;
  throw new Error(`Wanted ${task}, got ${nameOf(fact)}`);
}

/** A person's step, unless a system takes its turn before: then the task is taken away. */
export function* actOrTurn<Task extends TaskId, Kind extends Fact['kind']>(task: Task, kind: Kind): Flow<Act<Task> | KindOf<Kind>> {
  const fact = yield [task, kind];
  if (isKind(fact, [kind]) || isAct(fact, task)) return fact;
  throw new Error(`Wanted ${task} or ${kind}, got ${nameOf(fact)}`);
}

/** A system's turn, unless the dispatch is stopped. */
export function* turnUnlessStopped<Kind extends Fact['kind']>(kind: Kind): Flow<KindOf<Kind>> {
  const fact = yield [kind, 'stopped'];
  if (isKind(fact, [kind])) return fact;
  if (fact.kind === 'stopped') throw new Stopped();
  throw new Error(`Wanted ${kind}, got ${nameOf(fact)}`);
}

/** A person's step, one of two. */
export function* eitherAct<One extends TaskId, Other extends TaskId>(one: One, other: Other): Flow<Act<One> | Act<Other>> {
  const fact = yield [one, other];
  if (isAct(fact, one)) return fact;
  if (isAct(fact, other)) return fact;
  throw new Error(`Wanted ${one} or ${other}, got ${nameOf(fact)}`);
}

/** A system's turn. */
export function* turn<Kind extends Fact['kind']>(...kinds: Kind[]): Flow<KindOf<Kind>> {
  const fact = yield kinds;
  if (isKind(fact, kinds)) return fact;
  throw new Error(`Wanted ${kinds.join(' or ')}, got ${nameOf(fact)}`);
}

const isAct = <Task extends TaskId>(fact: Fact, task: Task): fact is Act<Task> & Fact => fact.kind === 'act' && fact.task === task;
/** Whether a system's turn is of one of these kinds. */
export const isKind = <Kind extends Fact['kind']>(fact: Fact, kinds: Kind[]): fact is KindOf<Kind> => (kinds as string[]).includes(fact.kind);
