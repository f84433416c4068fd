import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const idsByOwner = z.record(z.string(), z.array(z.string()));
const passed = z.object({ nodes: idsByOwner, flows: idsByOwner, rules: idsByOwner });

/** Ids that instances passed: nodes and sequence flows by process, rules by decision. */
export type Passed = z.infer<typeof passed>;
export const kinds = ['nodes', 'flows', 'rules'] as const;
export type Kind = (typeof kinds)[number];

/** What the tests of a run passed; every test file adds a small file of its own. */
export class PassedStore {
  constructor(private readonly folder: string) {}

  /** Forgets what an earlier run left. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param name of the file, without its ending; nobody else's */
  add(name: string, ids: Passed): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, `${name}.json`), JSON.stringify(ids));
  }

  /** The ids of a kind that anybody passed, below `owner`: process or decision. */
  read(): (kind: Kind, owner: string) => Set<string> {
    const all = this.files().map((name) => passed.parse(JSON.parse(readFileSync(join(this.folder, name), 'utf8'))));
    return (kind, owner) => new Set(all.flatMap((each) => each[kind][owner] ?? []));
  }

  private files(): string[] {
    try {
      return readdirSync(this.folder);
    } catch {
      return [];
    }
  }
}
