import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Tables } from '../projection/tables';

/** A log's content as it was read when the log was kept, and a note on it. */
export interface Beginning {
  note: string;
  tables: Tables;
}

/** Who hears what a JVM says. */
export interface JvmListener {
  line(line: string): void;
  logLine(line: string): void;
  ended(reason: string): void;
}

const nobody: JvmListener = { line: () => undefined, logLine: () => undefined, ended: () => undefined };

/** A JVM that hosts an engine: lines to its stdin, lines from its stdout. It ends when its stdin closes. */
export class Jvm {
  /** What belongs to each log that it keeps for engines to begin with, by the log's name. */
  readonly beginnings = new Map<string, Beginning>();
  readonly exited: Promise<void>;
  private readonly child: ChildProcessWithoutNullStreams;
  private listener = nobody;
  private end: string | undefined;
  private used = false;
  private unwritten = '';

  constructor(program: string, programArguments: string[]) {
    // `detached` keeps Ctrl-C away from it: jobs in hand still need the engine then.
    this.child = spawn(program, programArguments, { stdio: 'pipe', detached: true });
    this.exited = new Promise((resolve) => this.child.once('close', () => resolve()));
    this.child.stdin.on('error', () => undefined);
    this.child.once('error', (error) => this.hasEnded(`could not be started: ${error.message}`));
    this.child.once('close', (code, signal) => this.hasEnded(`ended with ${signal ?? `code ${code}`}`));
    createInterface({ input: this.child.stdout }).on('line', (line) => this.listener.line(line));
    createInterface({ input: this.child.stderr }).on('line', (line) => this.listener.logLine(line));
  }

  get processId(): number {
    return this.child.pid ?? -1;
  }

  get isAlive(): boolean {
    return this.end === undefined;
  }

  /** Whether an engine has lived in it before. */
  get isUsed(): boolean {
    return this.used;
  }

  /** Tells a listener, in place of the one before, what is said from now on; nobody when left out. */
  tell(listener = nobody): void {
    this.listener = listener;
    this.used ||= listener === nobody;
    if (this.end !== undefined) listener.ended(this.end);
  }

  /** Lines of one moment are written at once: each writing wakes the JVM. */
  write(line: string): void {
    if (this.unwritten === '') process.nextTick(() => this.writeOut());
    this.unwritten += `${line}\n`;
  }

  /** Whether this process stays alive for it. */
  hold(held: boolean): void {
    const { child } = this;
    const call = held ? 'ref' : 'unref';
    child[call]();
    for (const stream of [child.stdin, child.stdout, child.stderr]) if (stream instanceof Socket) stream[call]();
  }

  /** Ends it: at once when it obeys, by force after the limit. */
  async stop(limitMs: number): Promise<void> {
    this.writeOut();
    this.child.stdin.end();
    const force = setTimeout(() => this.child.kill('SIGKILL'), limitMs);
    await this.exited;
    clearTimeout(force);
  }

  private writeOut(): void {
    const lines = this.unwritten;
    this.unwritten = '';
    if (lines !== '') this.child.stdin.write(lines);
  }

  private hasEnded(reason: string): void {
    this.end ??= reason;
    this.listener.ended(this.end);
  }
}

/** Where an engine's JVM comes from and goes to; an engine that starts anew in a used one is quicker. */
export interface JvmKeeper {
  take(program: string, programArguments: string[]): Jvm;
  giveBack(jvm: Jvm, limitMs: number): Promise<void>;
}

/** A JVM for each engine, ended with it. */
export const ownJvms: JvmKeeper = {
  take: (program, programArguments) => new Jvm(program, programArguments),
  giveBack: (jvm, limitMs) => jvm.stop(limitMs),
};
