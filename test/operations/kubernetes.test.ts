import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readConfig, settingNames } from '../../src/config';
import { accountOf } from '../../src/camunda/client';
import { apiKeysOf } from '../../src/installation/api-keys';
import { callersOf } from '../../src/installation/callers';
import { noticeSettings } from '../../src/installation/notice-channel';
import { staffIdentityOf } from '../../src/installation/staff-identity';
import { systemsWithWorkers } from '../../workers';

/** The manifests, with every field that they use: a misspelt one is none of these. */
const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'operations', 'kubernetes');
const text = z.string();
const labels = z.record(text, text);
const selector = z.strictObject({ matchLabels: labels.optional(), matchExpressions: z.array(z.strictObject({ key: text, operator: z.literal('In'), values: z.array(text) })).optional() });
const metadata = z.strictObject({ name: text, labels: labels.optional(), annotations: labels.optional() });
const kind = <Kind extends string, Spec extends z.ZodType>(apiVersion: string, name: Kind, spec: Spec) => z.strictObject({ apiVersion: z.literal(apiVersion), kind: z.literal(name), metadata, spec });
const probe = (path: string) => z.strictObject({ httpGet: z.strictObject({ path: z.literal(path), port: z.literal('monitoring') }), periodSeconds: z.number(), timeoutSeconds: z.number() });
const secretVariable = z.strictObject({ name: text, valueFrom: z.strictObject({ secretKeyRef: z.strictObject({ name: text, key: text }) }) });

const container = z.strictObject({
  name: text,
  image: z.literal('aftersales-flows'),
  command: z.array(text),
  ports: z.array(z.strictObject({ name: text, containerPort: z.number() })).default([]),
  envFrom: z.tuple([z.strictObject({ configMapRef: z.strictObject({ name: z.literal('aftersales-settings') }) })]),
  env: z.array(secretVariable),
  livenessProbe: probe('/health').optional(),
  readinessProbe: probe('/ready').optional(),
  lifecycle: z.strictObject({ preStop: z.strictObject({ exec: z.strictObject({ command: z.tuple([z.literal('sleep'), text]) }) }) }).optional(),
  resources: z.strictObject({ requests: z.strictObject({ cpu: text, memory: text }), limits: z.strictObject({ memory: text }) }),
  securityContext: z.strictObject({ allowPrivilegeEscalation: z.literal(false), readOnlyRootFilesystem: z.literal(true), capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }) }),
  volumeMounts: z.array(z.strictObject({ name: text, mountPath: text, readOnly: z.boolean().optional() })),
});
const pod = z.strictObject({
  metadata: z.strictObject({ labels, annotations: labels.optional() }),
  spec: z.strictObject({
    automountServiceAccountToken: z.literal(false),
    enableServiceLinks: z.literal(false),
    restartPolicy: z.literal('OnFailure').optional(),
    terminationGracePeriodSeconds: z.number().optional(),
    securityContext: z.strictObject({ runAsNonRoot: z.literal(true), runAsUser: z.literal(1000), runAsGroup: z.literal(1000), fsGroup: z.literal(1000), seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }) }),
    topologySpreadConstraints: z.array(z.strictObject({ maxSkew: z.number(), topologyKey: text, whenUnsatisfiable: z.literal('ScheduleAnyway'), labelSelector: selector })).optional(),
    containers: z.tuple([container]),
    volumes: z.array(z.strictObject({ name: text, emptyDir: z.strictObject({}).optional(), configMap: z.strictObject({ name: text }).optional() })),
  }),
});
const peers = z.array(z.strictObject({ namespaceSelector: selector.optional(), podSelector: selector.optional() }));
const ports = z.array(z.strictObject({ protocol: z.enum(['TCP', 'UDP']), port: z.number() }));
const service = z.strictObject({ service: z.strictObject({ name: text, port: z.strictObject({ name: text }) }) });
const manifest = z.discriminatedUnion('kind', [
  z.strictObject({ apiVersion: z.literal('v1'), kind: z.literal('Namespace'), metadata }),
  z.strictObject({ apiVersion: z.literal('v1'), kind: z.literal('ConfigMap'), metadata, data: z.record(text, text) }),
  kind('apps/v1', 'Deployment', z.strictObject({ replicas: z.number().min(1), selector, template: pod })),
  kind('batch/v1', 'Job', z.strictObject({ backoffLimit: z.number(), template: pod })),
  kind('v1', 'Service', z.strictObject({ selector: labels, ports: z.array(z.strictObject({ name: text, port: z.number(), targetPort: text })) })),
  kind('policy/v1', 'PodDisruptionBudget', z.strictObject({ maxUnavailable: z.literal(1), selector })),
  kind('networking.k8s.io/v1', 'Ingress', z.strictObject({ ingressClassName: text, tls: z.array(z.strictObject({ hosts: z.array(text), secretName: text })), rules: z.array(z.strictObject({ host: text, http: z.strictObject({ paths: z.array(z.strictObject({ path: text, pathType: text, backend: service })) }) })) })),
  kind('networking.k8s.io/v1', 'NetworkPolicy', z.strictObject({ podSelector: selector, policyTypes: z.array(z.enum(['Ingress', 'Egress'])), ingress: z.array(z.strictObject({ from: peers, ports })).optional(), egress: z.array(z.strictObject({ to: peers.optional(), ports })).optional() })),
]);
type Manifest = z.infer<typeof manifest>;

const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const { resources, images, namespace } = z.looseObject({ resources: z.array(text), images: z.array(z.looseObject({ name: text })), namespace: text }).parse(parse(read('kustomization.yaml')));
const manifests = resources.flatMap((file) => parseAllDocuments(read(file)).map((document) => manifest.parse(document.toJS())));
const of = <Kind extends Manifest['kind']>(wanted: Kind) => manifests.filter((each): each is Extract<Manifest, { kind: Kind }> => each.kind === wanted);
const settings = of('ConfigMap').find(({ metadata: { name } }) => name === 'aftersales-settings')?.data ?? {};
const processes = [...of('Deployment'), ...of('Job')].map(({ metadata: { name }, spec }) => ({ name, pod: spec.template, container: spec.template.spec.containers[0] }));
const processOf = (name: string) => {
  const found = processes.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
};

/** Values of the secrets, as the page tells to make them. */
const valueOf: Record<string, string> = {
  DATABASE_URL: 'postgres://aftersales_admin:word@database:5432/aftersales',
  SMTP_URL: 'smtps://user:word@mail.example.com:465',
  API_KEYS: systemsWithWorkers.map((system) => `workers/${system}=key-of-the-workers-of-${system}`).join(' '),
};
const environmentOf = (name: string) => ({
  ...settings,
  ...Object.fromEntries(processOf(name).container.env.map(({ name: variable, valueFrom: { secretKeyRef } }) => [variable, valueOf[variable] ?? `${variable}-of-${secretKeyRef.name}`])),
});

test('every file is named, the image and the namespace are those of all', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml');
  expect(resources.toSorted()).toEqual(files.toSorted());
  expect([images.map(({ name }) => name), of('Namespace').map(({ metadata: { name } }) => name)]).toEqual([['aftersales-flows'], [namespace]]);
});

describe.each(processes.map(({ name }) => name))('%s', (name) => {
  const { pod: { spec }, container: { env, command, readinessProbe, livenessProbe, lifecycle, volumeMounts } } = processOf(name);

  test('has settings that our configuration knows and takes, each once', () => {
    const names = [...Object.keys(settings), ...env.map((each) => each.name)];
    expect(names.filter((each) => !settingNames.includes(each))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(accountOf(readConfig(environmentOf(name)))).toMatchObject({ username: 'workers', password: 'CAMUNDA_BASIC_AUTH_PASSWORD-of-aftersales-camunda' });
  });

  test('runs a command that there is, mounts what it has, and lets its work in hand end', () => {
    const [, built = ''] = /^dist\/([\w-]+)\.js$/.exec(command[2] ?? '') ?? [];
    expect(existsSync(join(root, 'src', 'cli', `${built}.ts`))).toBe(true);
    expect(volumeMounts.map((mount) => mount.name).toSorted()).toEqual(spec.volumes.map((volume) => volume.name).toSorted());
    if (name === 'deploy') return expect(spec.restartPolicy).toBe('OnFailure');
    expect([readinessProbe, livenessProbe]).not.toContain(undefined);
    const config = readConfig(environmentOf(name));
    const limitMs = name === 'systems' ? config.SYSTEMS_STOP_LIMIT_MS : config.WORKER_STOP_LIMIT_MS;
    const before = Number(lifecycle?.preStop.exec.command[1] ?? 0);
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(before + limitMs / 1000 + 10);
  });
});

test('no secret stands among the settings, and the page tells how each is made', () => {
  expect(Object.keys(settings).filter((name) => /(_KEY|_KEYS|PASSWORD|SECRET)$/.test(name) || name in valueOf)).toEqual([]);
  const page = readFileSync(join(root, 'docs', 'operating.md'), 'utf8');
  const named = processes.flatMap(({ container: { env } }) => env.map(({ valueFrom }) => valueFrom.secretKeyRef));
  for (const { name, key } of named) expect(page).toMatch(new RegExp(`create secret generic ${name}\\b[^]*?--from-literal=${key}=`));
});

test('the systems have what they can not do without: callers, a mail server, an identity provider', () => {
  const config = readConfig(environmentOf('systems'));
  const keys = apiKeysOf(config);
  expect(Object.keys(keys).toSorted()).toEqual(['dealers', 'carriers', 'customer-service', 'operator', ...systemsWithWorkers.map((system) => `workers/${system}`)].toSorted());
  expect(() => callersOf(keys)).not.toThrow();
  expect(noticeSettings(config)).toMatchObject({ smtpUrl: valueOf['SMTP_URL'] });
  expect(staffIdentityOf(config)).toMatchObject({ issuer: 'https://login.example.com/realms/aftersales', sessionKey: 'STAFF_SESSION_KEY-of-aftersales-systems' });
  expect(environmentOf('systems')).not.toHaveProperty('DEMO_PASSWORD');
  expect(processOf('systems').pod.spec.volumes).toContainEqual({ name: 'people', configMap: { name: 'aftersales-people' } });
});

test('each system has workers of its own, with its own key and alike in all else', () => {
  const workers = processes.filter(({ pod: { metadata: of } }) => of.labels['app.kubernetes.io/name'] === 'workers');
  expect(workers.map(({ name }) => name).toSorted()).toEqual(systemsWithWorkers.map((system) => `workers-${system}`).toSorted());
  const likeness = workers.map(({ name, pod: template }) => JSON.stringify(template).replaceAll(`"${name.replace('workers-', '')}"`, '"<system>"'));
  expect(new Set(likeness).size).toBe(1);
  expect(likeness[0]?.match(/<system>/g)).toHaveLength(3);
});

test('what is reached listens there: the service, the ingress, the ports of probes and policies', () => {
  const config = readConfig(environmentOf('systems'));
  const [systems] = of('Service');
  const listens = processes.flatMap(({ container: { ports: own } }) => own);
  expect(new Set(listens.map(({ name, containerPort }) => `${name} ${containerPort}`))).toEqual(new Set([`http ${config.SYSTEMS_PORT}`, `monitoring ${config.SYSTEMS_METRICS_PORT}`]));
  expect(config.WORKERS_METRICS_PORT).toBe(config.SYSTEMS_METRICS_PORT);
  expect(config.SYSTEMS_URL).toBe(`http://${systems?.metadata.name}:${systems?.spec.ports[0]?.port}`);
  const [ingress] = of('Ingress');
  expect(config.SYSTEMS_PUBLIC_URL).toBe(`https://${ingress?.spec.rules[0]?.host}`);
  expect(ingress?.spec.tls[0]?.hosts).toEqual([ingress?.spec.rules[0]?.host]);
  expect(ingress?.spec.rules[0]?.http.paths[0]?.backend.service).toEqual({ name: systems?.metadata.name, port: { name: 'http' } });
  const inward = of('NetworkPolicy').flatMap(({ spec }) => (spec.ingress ?? []).flatMap((rule) => rule.ports.map(({ port }) => port)));
  expect(new Set(inward)).toEqual(new Set([config.SYSTEMS_PORT, config.SYSTEMS_METRICS_PORT]));
});

test('selectors fit pods: each deployment its own, budgets and policies all that they are meant for', () => {
  const pods = processes.map(({ name, pod: { metadata: { labels: own } } }) => ({ name, labels: own }));
  const fitting = ({ matchLabels = {}, matchExpressions = [] }: z.infer<typeof selector>) =>
    pods.filter(({ labels: own }) => Object.entries(matchLabels).every(([key, value]) => own[key] === value) && matchExpressions.every(({ key, values }) => values.includes(own[key] ?? ''))).map(({ name }) => name);
  for (const { metadata: { name }, spec } of of('Deployment')) expect(fitting(spec.selector)).toEqual([name]);
  expect(of('Service').map(({ spec }) => fitting({ matchLabels: spec.selector }))).toEqual([['systems']]);
  const workers = systemsWithWorkers.map((system) => `workers-${system}`).toSorted();
  const byName = (list: { metadata: { name: string }; fits: string[] }[]) => Object.fromEntries(list.map(({ metadata: { name }, fits }) => [name, fits.toSorted()]));
  expect(byName(of('PodDisruptionBudget').map((each) => ({ ...each, fits: fitting(each.spec.selector) })))).toEqual({ systems: ['systems'], workers });
  const everybody = ['deploy', 'systems', ...workers];
  expect(byName(of('NetworkPolicy').map((each) => ({ ...each, fits: fitting(each.spec.podSelector) })))).toEqual({ nobody: everybody, 'names-and-engine': everybody, monitoring: ['systems', ...workers], systems: ['systems'], 'to-systems': everybody });
  // Whom no policy lets in or out is let in and out by nobody.
  expect(of('NetworkPolicy').find(({ metadata: { name } }) => name === 'nobody')?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});
