import { CamelCasePlugin, PostgresQueryCompiler, type KyselyPlugin, type UnknownRow } from 'kysely';

/** Kysely's own rules of names, for each name once. */
class Names extends CamelCasePlugin {
  private readonly snakes = new Map<string, string>();
  private readonly camels = new Map<string, string>();

  snake(name: string): string {
    const known = this.snakes.get(name) ?? this.snakeCase(name);
    this.snakes.set(name, known);
    return known;
  }

  camel(name: string): string {
    const known = this.camels.get(name) ?? this.camelCase(name);
    this.camels.set(name, known);
    return known;
  }
}

const names = new Names();

/** Writes camelCase names of tables and columns as snake_case, while it writes the statement: the plugin would copy the whole statement first. */
export class SnakeCaseCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(names.snake(identifier));
  }
}

/** Reads snake_case columns as camelCase; what stands in a JSON column stays. */
export const camelCaseRows: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: ({ result }) => Promise.resolve({ ...result, rows: result.rows.map(camelCaseRow) }),
};

const camelCaseRow = (row: UnknownRow): UnknownRow => Object.fromEntries(Object.entries(row).map(([name, value]) => [names.camel(name), value]));
