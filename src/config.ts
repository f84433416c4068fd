import { readFileSync } from 'node:fs';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const optionalText = z.string().trim().min(1).optional();
const list = (of: z.ZodType<string, string>) => z.string().transform((text) => text.split(/\s+/).filter((part) => part !== '')).pipe(z.array(of)).optional();
const key = z.string().trim().regex(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 visible ASCII characters');
const apiKey = key.optional();
const apiKeys = z
  .string()
  .transform((text) => text.split(/\s+/).filter((pair) => pair !== '').map((pair) => ({ caller: pair.split('=')[0], key: pair.slice(pair.indexOf('=') + 1) })))
  .pipe(z.array(z.object({ caller: z.string().regex(/^[a-z][a-z-]*(\/[\w.-]{1,64})?$/, 'must be <caller>=<key>'), key })))
  .optional();

/**
 * Every setting there is, by the name of its environment variable: the one place for configuration.
 * An empty variable counts as not set.
 */
const environment = z.object({
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Language of what is deployed and of what listeners and systems write for staff. */
  LOCALE: z.enum(['zh-CN', 'en']).default('zh-CN'),
  /** When a day ends for deadlines counted in days, HH:MM in Asia/Shanghai: close of business in place of midnight. */
  BUSINESS_DAY_END: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be HH:MM, at most 24:00').default('24:00'),
  /** A PostgreSQL of your own; left out, an embedded one starts. Its role may create roles and schemas. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** File of people; left out, the demo people. */
  PEOPLE_FILE: optionalText,
  /** Folder for what a running start leaves for commands beside it; one start at a time may use it. */
  RUN_FOLDER: z.string().default('.run'),
  /** Folder for notices written as files; left out, `notices` below RUN_FOLDER. */
  NOTICE_FOLDER: optionalText,

  /** Mail server that notices go out by, smtp:// or smtps:// with user and password; left out, notices are written as files. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of the mails, e.g. `售后服务 <aftersales@example.com>`. */
  MAIL_FROM: z.string().trim().regex(/^(?:[^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'must be an address, or a name and an address in <>').optional(),

  CAMUNDA_REST_ADDRESS: z.url().default('http://127.0.0.1:8080'),
  CAMUNDA_BASIC_AUTH_USERNAME: optionalText,
  CAMUNDA_BASIC_AUTH_PASSWORD: optionalText,
  /** Client credentials in place of user name and password, where an identity provider signs programs in (OIDC, Camunda SaaS). */
  CAMUNDA_CLIENT_ID: optionalText,
  CAMUNDA_CLIENT_SECRET: optionalText,
  /** The identity provider's token endpoint, and the audience that it is asked for. */
  CAMUNDA_OAUTH_URL: z.url().optional(),
  CAMUNDA_TOKEN_AUDIENCE: optionalText,
  /** Names this installation in idempotency keys; made anew at each start of the embedded engine. */
  INSTALLATION_ID: optionalText,

  /** Where the company systems answer, each below its own name. */
  SYSTEMS_URL: z.url().default('http://127.0.0.1:3000'),
  /** Where staff reach the company systems in a browser; left out, where they listen. */
  SYSTEMS_PUBLIC_URL: z.url().optional(),
  /** A single system elsewhere, e.g. an ERP behind the same contract. */
  ORDER_DESK_URL: z.url().optional(),
  WAREHOUSE_URL: z.url().optional(),
  LOGISTICS_URL: z.url().optional(),
  FINANCE_URL: z.url().optional(),
  DOCUMENTS_URL: z.url().optional(),
  CALENDAR_URL: z.url().optional(),
  PURCHASING_URL: z.url().optional(),
  QUALITY_URL: z.url().optional(),
  PEOPLE_URL: z.url().optional(),
  /** API key that workers show to the systems, which take it from all workers: see API_KEYS for those of one system. */
  WORKERS_API_KEY: apiKey,
  /** API key of the dealers' door for a portal that knows its dealers: it opens what is any dealer's. See API_KEYS for those of one dealer. */
  DEALERS_API_KEY: apiKey,
  /** API key of carriers, which report what they took over, and of the Customer Service Department, which sends dispatch plans; left out, nobody has one. */
  CARRIERS_API_KEY: apiKey,
  CUSTOMER_SERVICE_API_KEY: apiKey,
  /** API key of operators, which opens everything: commands show it, the systems take it. */
  OPERATOR_API_KEY: apiKey,
  /** API keys of the relays and of the reports, where the systems run in several processes; left out, each process makes its own. */
  RELAY_API_KEY: apiKey,
  REPORTS_API_KEY: apiKey,
  /**
   * Further API keys that the systems take, `<caller>=<key>` each, separated by blanks or lines: of the workers of one
   * system (`workers/warehouse=…`), of one dealer, which opens what is theirs only (`dealers/D-101=…`), or a second one of a caller,
   * so that it can be replaced while both are in use.
   */
  API_KEYS: apiKeys,
  /** Master data that `src/cli/deploy.ts` loads beside the diagrams: a folder of CSV files as `src/demo/sample`, or one JSON file; left out, none. */
  MASTER_DATA: optionalText,

  /** CNY over which the table `scrap-approval` asks the company general manager; by it the report of open parts finds split lists (I-PS-3). */
  SCRAP_GM_THRESHOLD: z.coerce.number().min(0).max(10_000_000).default(30_000),

  /** Largest photo or paper that is taken in as evidence, in MB. */
  EVIDENCE_MAX_MB: z.coerce.number().min(0.1).max(100).default(10),

  /** Calls in a minute that dealers may make together, and each dealer with a key of their own; over it, 429 until the minute is over. */
  DEALERS_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(6_000),
  /** The same of any other caller: far above what workers do, it stops a program that runs wild. */
  CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(120_000),
  /** Requests with an unknown API key in a minute from one address. */
  UNKNOWN_KEYS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  /** Failed sign-ins of one name from one address in a quarter of an hour, after which it waits. */
  FAILED_SIGN_INS: z.coerce.number().int().min(1).default(10),
  /** Origins whose pages in a browser may call the systems, with blanks between, e.g. https://portal.example.com; left out, none. */
  CORS_ORIGINS: list(z.url({ protocol: /^https?$/ })),
  /** Addresses or networks of proxies before the systems, with blanks between: their word is taken for where a request comes from; left out, none. */
  TRUSTED_PROXIES: list(z.string()),

  /** Milliseconds after which entries of the audit log are chained to those before them. */
  AUDIT_SEAL_MS: z.coerce.number().int().min(100).default(2_000),

  /** Months after which `npm run remove-personal-data` removes what is kept of people beyond what the law asks (docs/security.md). */
  PERSONAL_DATA_MONTHS: z.coerce.number().int().min(12).max(360).default(36),

  /** Identity provider (OpenID Connect) at which staff sign in to the pages of the systems, as it names itself, e.g. https://login.example.com/realms/aftersales. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  /** Where the systems read its description, if they reach it elsewhere than browsers do: the whole address, with /.well-known/openid-configuration. */
  OIDC_DISCOVERY_URL: z.url({ protocol: /^https?$/ }).regex(/\/\.well-known\//, 'must be the whole address, with /.well-known/openid-configuration').optional(),
  /** The client that the provider knows the pages by, and its secret. */
  OIDC_CLIENT_ID: z.string().default('aftersales-pages'),
  OIDC_CLIENT_SECRET: optionalText,
  /** Claim of the ID token that is a person's id in the people directory. */
  OIDC_PERSON_CLAIM: z.string().default('preferred_username'),
  /** What session cookies are encrypted with, the same for all processes of the systems; left out, a new one at each start. */
  STAFF_SESSION_KEY: apiKey,
  /** Hours until a person signs in anew. */
  STAFF_SESSION_HOURS: z.coerce.number().min(0.1).max(24).default(9),
  /** Password of all demo people, on this machine only, where there is no OIDC_ISSUER; left out, `npm start` makes a new one at each start. */
  DEMO_PASSWORD: optionalText,

  /** Address that systems and workers, as processes of their own, listen on; all of a container: 0.0.0.0. */
  LISTEN_ADDRESS: z.string().default('127.0.0.1'),
  REST_PORT: port(8080),
  GRPC_PORT: port(26_500),
  MONITORING_PORT: port(9600),
  SYSTEMS_PORT: port(3000),
  /** Health, readiness and metrics of the systems, and of the workers, as processes of their own; 0: any free port. */
  SYSTEMS_METRICS_PORT: port(0),
  WORKERS_METRICS_PORT: port(0),
  /** Milliseconds that requests and outbox entries in hand get to finish when the systems are stopped. */
  SYSTEMS_STOP_LIMIT_MS: z.coerce.number().int().min(0).default(15_000),
  /** Minutes between two checks that the ledger balances, and that signature sheets and audit logs read as they were signed and sealed; 0: never. */
  INTEGRITY_CHECK_MINUTES: z.coerce.number().min(0).max(1440).default(15),

  /** Collector that traces are sent to (OTLP over HTTP, e.g. http://collector:4318); left out, none are made. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  /** Name of the process in traces; left out, aftersales-systems or aftersales-workers. */
  OTEL_SERVICE_NAME: optionalText,

  /** Jobs in hand at once, per job type. */
  WORKER_MAX_JOBS: z.coerce.number().int().min(1).max(1000).default(16),
  /** Lease of a job in milliseconds: after it, the job goes to another worker. */
  WORKER_JOB_TIMEOUT_MS: z.coerce.number().int().min(1000).default(60_000),
  /** Milliseconds that jobs in hand get to finish at shutdown; then they are handed back. */
  WORKER_STOP_LIMIT_MS: z.coerce.number().int().min(0).default(15_000),
});

/** Settings that are secrets: `<name>_FILE` may name a file that holds the secret instead, such as one of the container's secrets. */
const secrets = ['DATABASE_URL', 'CAMUNDA_BASIC_AUTH_PASSWORD', 'CAMUNDA_CLIENT_SECRET', 'WORKERS_API_KEY', 'DEALERS_API_KEY', 'CARRIERS_API_KEY', 'CUSTOMER_SERVICE_API_KEY', 'OPERATOR_API_KEY', 'RELAY_API_KEY', 'REPORTS_API_KEY', 'API_KEYS', 'SMTP_URL', 'OIDC_CLIENT_SECRET', 'STAFF_SESSION_KEY', 'DEMO_PASSWORD'] as const satisfies (keyof typeof environment.shape)[];

/** Names of all settings. */
export const settingNames: readonly string[] = [...Object.keys(environment.shape), ...secrets.map((name) => `${name}_FILE`)];

export type Config = Readonly<z.infer<typeof environment>>;
export type Locale = Config['LOCALE'];

/** Parses the environment once; throws an Error that names each unusable variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse({ ...given, ...secretsInFiles(given) });
  if (parsed.success) return Object.freeze(parsed.data);
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The configuration is not usable. ${faults.join('; ')}`);
}

/** The secrets that stand in files; throws an Error that names the variable whose file can't be read, or that is set as well. */
function secretsInFiles(given: NodeJS.ProcessEnv): Record<string, string> {
  const named = secrets.flatMap((name) => {
    const file = given[`${name}_FILE`];
    return file === undefined ? [] : [{ name, file }];
  });
  return Object.fromEntries(named.map(({ name, file }) => {
    if (given[name] !== undefined) throw new Error(`The configuration is not usable. ${name} and ${name}_FILE are both set: one of them is enough.`);
    try {
      return [name, readFileSync(file, 'utf8').trim()];
    } catch (cause) {
      throw new Error(`The configuration is not usable. ${name}_FILE: ${file} can not be read.`, { cause });
    }
  }));
}

const systemUrls = {
  'order-desk': 'ORDER_DESK_URL',
  warehouse: 'WAREHOUSE_URL',
  logistics: 'LOGISTICS_URL',
  finance: 'FINANCE_URL',
  documents: 'DOCUMENTS_URL',
  calendar: 'CALENDAR_URL',
  purchasing: 'PURCHASING_URL',
  quality: 'QUALITY_URL',
  people: 'PEOPLE_URL',
} as const satisfies Record<string, keyof Config>;

/** Base URL of a system: its own setting, else its name below SYSTEMS_URL. */
export function systemUrl(config: Config, system: string): string {
  const setting = Object.entries(systemUrls).find(([name]) => name === system)?.[1];
  const own = setting === undefined ? undefined : config[setting];
  return own ?? `${config.SYSTEMS_URL}/${system}`;
}
