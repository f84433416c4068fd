import type { Express } from 'express';
import { sql, type Kysely } from 'kysely';
import type { Clock } from '../clock';
import { startSealer } from '../database/audit/sealer';
import { baseOf, type BaseTables } from '../database/base-tables';
import { connect } from '../database/connect';
import { migrate } from '../database/migrate';
import { ensureSchema } from '../database/roles';
import type { Callers } from '../http/callers';
import type { Contract } from '../http/contract';
import { directDoor, type DirectDoor } from '../http/direct-door';
import type { Handlers } from '../http/handlers';
import type { ObserveRequest } from '../http/observe-requests';
import { createSystemApp, type SystemAppOptions } from '../http/system-app';
import type { Logger } from '../log';

/** A company system: its contract, what carries it out, and where its tables come from. */
export interface SystemDefinition<C extends Contract, Tables> {
  contract: C;
  handlers: Handlers<C, Tables>;
  /** Folder of numbered SQL files. */
  migrations: string;
  /** Pages beside the operations. */
  pages?: SystemAppOptions<C, Tables>['pages'];
  maxUploadBytes?: number | undefined;
}

/** What a system needs from outside to run. */
export interface SystemSurroundings {
  /** Connection string of a role that may create schemas and roles. */
  adminUrl: string;
  clock: Clock;
  logger: Logger;
  callers: Callers;
  /** Milliseconds between two looks for audit entries to be sealed; left out, none is sealed. */
  sealEveryMs?: number | undefined;
  onOutboxFilled?: () => void;
  /** Told of each request's end. */
  onRequest?: ObserveRequest | undefined;
}

/** A system that is ready to be listened on. */
export interface RunningSystem {
  name: string;
  title: string;
  app: Express;
  /** Its operations without HTTP, for programs in the same process. */
  door: DirectDoor;
  /** Base tables only: what the outbox relay may touch. */
  db: Kysely<BaseTables>;
  /** Resolves when its database answers. */
  isThere(): Promise<void>;
  close(): Promise<void>;
}

/** The schema of a system: its name with `_`. */
export const schemaOf = (system: string) => system.replaceAll('-', '_');

/** Types a definition's literal. */
export function defineSystem<C extends Contract, Tables>(definition: SystemDefinition<C, Tables>) {
  return definition;
}

/** Opens a system: schema and role, migrations, pool, app. */
export async function openSystem<C extends Contract, Tables>(
  definition: SystemDefinition<C, Tables>,
  surroundings: SystemSurroundings,
): Promise<RunningSystem> {
  const { system, title } = definition.contract;
  const schema = schemaOf(system);
  const url = await ensureSchema(surroundings.adminUrl, schema);
  const db = connect<Tables & BaseTables>(url, schema);
  await migrate(db, schema, definition.migrations);
  const logger = surroundings.logger.child({ system });
  const parts = { ...surroundings, ...definition, db, logger };
  const app = createSystemApp(parts);
  const door = directDoor(parts);
  const isThere = async () => void (await sql`select 1`.execute(db));
  const sealer = surroundings.sealEveryMs === undefined ? undefined : startSealer(baseOf(db), surroundings.sealEveryMs, logger);
  const close = async () => {
    await sealer?.stop();
    await db.destroy();
  };
  return { name: system, title, app, door, db: baseOf(db), isThere, close };
}
