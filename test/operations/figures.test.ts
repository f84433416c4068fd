import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentResult } from '@camunda8/orchestration-cluster-api';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parse } from 'yaml';
import { z } from 'zod';
import { SystemMetrics, type Backlog } from '../../src/monitoring/system-metrics';
import { WorkerMetrics } from '../../src/worker/metrics';
import { groupsTable } from './groups-table';

/** Dashboards and alert rules speak of figures that there are, by labels that these have. */
const operations = join(import.meta.dirname, '..', '..', 'operations');
const rule = z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ summary: z.string(), runbook: z.string() }) });
const rules = z.object({ groups: z.array(z.object({ rules: z.array(rule) })) }).parse(parse(readFileSync(join(operations, 'prometheus', 'alerts.yml'), 'utf8'))).groups.flatMap((group) => group.rules);
const dashboard = z.object({ panels: z.array(z.object({ title: z.string(), gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }), targets: z.array(z.object({ expr: z.string() })) })) });
const panels = readdirSync(join(operations, 'grafana')).flatMap((file) => dashboard.parse(JSON.parse(readFileSync(join(operations, 'grafana', file), 'utf8'))).panels);
const expressions = [...rules.map(({ alert, expr }) => [alert, expr] as const), ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const))];

interface Figure {
  name: string;
  labels: string[];
}

/** Every figure that a process tells, histograms by the names of their parts. */
async function figures(): Promise<Figure[]> {
  const systems = new SystemMetrics();
  systems.watchOutboxes(() => Promise.resolve(new Map<string, Backlog>()));
  const processes = new Registry();
  collectDefaultMetrics({ register: processes });
  const told = await Promise.all([systems.registry, new WorkerMetrics().registry, processes].map((registry) => registry.getMetricsAsJSON()));
  processes.clear();
  // Prometheus itself tells of each process whether it answers.
  const answers = { name: 'up', labels: ['job', 'instance'] };
  return [answers, ...told.flat().flatMap(({ name, type }) => {
    const known = [systems.registry, new WorkerMetrics().registry].map((registry) => registry.getSingleMetric(name)).find((metric) => metric !== undefined);
    const labels = z.looseObject({ labelNames: z.array(z.string()) }).safeParse(known).data?.labelNames ?? [];
    // prom-client's own type of a metric is a number.
    const parts = String(type) === 'histogram' ? ['_bucket', '_count', '_sum'] : [''];
    return parts.map((part) => ({ name: `${name}${part}`, labels: part === '_bucket' ? [...labels, 'le'] : labels }));
  })];
}

const named = (expr: string) => [...expr.matchAll(/\b(?:aftersales|process)_\w+|\bup\b/g)].map(([name]) => name);
const grouped = (expr: string) => [...expr.matchAll(/\bby \(([^)]*)\)|\{(\w+)=/g)].flatMap(([, list = '', label = '']) => [...list.split(','), label].map((each) => each.trim()).filter((each) => each !== ''));

let known: Figure[];
beforeAll(async () => {
  known = await figures();
});

test.each(expressions)('%s: %s', (_title, expr) => {
  const names = named(expr);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !known.some((figure) => figure.name === name))).toEqual([]);
  const labels = known.filter((figure) => names.includes(figure.name)).flatMap((figure) => figure.labels);
  expect(grouped(expr).filter((label) => !labels.includes(label))).toEqual([]);
});

test('every figure of ours stands on a panel', () => {
  const shown = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => named(expr).map((name) => name.replace(/_(bucket|count|sum)$/, '')))));
  const ours = new Set(known.filter(({ name }) => name.startsWith('aftersales_')).map(({ name }) => name.replace(/_(bucket|count|sum)$/, '')));
  expect([...ours].filter((name) => !shown.has(name))).toEqual([]);
});

test('panels have room of their own', () => {
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_each, index) => `${x + (index % w)}/${y + Math.floor(index / w)}`));
  expect(new Set(cells).size).toBe(cells.length);
});

const page = readFileSync(join(operations, '..', 'docs', 'operating.md'), 'utf8');

test('the page lists every group of the diagrams as they are', () => {
  expect(page.split('\n').filter((line) => /^\| (group|`[a-z-]+`) \|.*\|.*\|.*\|/.test(line))).toEqual(groupsTable().filter((line) => !line.startsWith('|---')));
});

/** Every kind of incident that Camunda's client knows; those of jobs are told by their messages, not by their kind. */
const incidentKinds: Record<NonNullable<IncidentResult['errorType']>, 'by kind' | 'by message'> = {
  ...{ JOB_NO_RETRIES: 'by message', EXECUTION_LISTENER_NO_RETRIES: 'by message', TASK_LISTENER_NO_RETRIES: 'by message', AD_HOC_SUB_PROCESS_NO_RETRIES: 'by message', UNSPECIFIED: 'by kind', UNKNOWN: 'by kind' },
  ...{ IO_MAPPING_ERROR: 'by kind', CONDITION_ERROR: 'by kind', EXTRACT_VALUE_ERROR: 'by kind', CALLED_ELEMENT_ERROR: 'by kind', UNHANDLED_ERROR_EVENT: 'by kind', MESSAGE_SIZE_EXCEEDED: 'by kind' },
  ...{ CALLED_DECISION_ERROR: 'by kind', DECISION_EVALUATION_ERROR: 'by kind', FORM_NOT_FOUND: 'by kind', RESOURCE_NOT_FOUND: 'by kind' },
};

test('the page says what to do at each kind of incident', () => {
  const listed = new Set(page.split('\n').filter((line) => line.startsWith('| `')).flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, kind]) => kind)));
  expect(Object.entries(incidentKinds).filter(([kind, told]) => told === 'by kind' && !listed.has(kind))).toEqual([]);
});

describe('alert rules', () => {
  test.each(rules)('$alert says what to do', ({ alert, annotations }) => {
    expect(annotations.runbook).toBe(`docs/operating.md#${alert.toLowerCase()}`);
    expect(page).toMatch(new RegExp(`^#+ ${alert}$`, 'm'));
  });

  test('there is one for each thing that must not stay unseen', () => {
    const watched = rules.flatMap(({ expr }) => named(expr));
    for (const name of ['aftersales_outbox_oldest_seconds', 'aftersales_open_incidents', 'aftersales_jobs_total', 'aftersales_http_request_duration_seconds_bucket', 'aftersales_ledger_imbalance_cny', 'aftersales_signature_sheets_broken', 'aftersales_audit_chain_broken', 'aftersales_integrity_due_timestamp_seconds']) {
      expect(watched).toContain(name);
    }
  });

  test('a process that is gone is told, by the names of jobs that Prometheus is given', () => {
    const { scrape_configs: jobs } = z.object({ scrape_configs: z.array(z.object({ job_name: z.string() })) }).parse(parse(readFileSync(join(operations, 'prometheus', 'scrape.yml'), 'utf8')));
    for (const { job_name: job } of jobs) expect(rules.map(({ expr }) => expr)).toContain(`up{job="${job}"} == 0 or absent(up{job="${job}"})`);
  });

  test('what rules look for the increase of counts from 0, so that the first event is seen', async () => {
    const [systems, workers] = [new SystemMetrics(), new WorkerMetrics()];
    systems.countFrom0([{ system: 'finance', operation: 'trialBalance' }]);
    workers.countFrom0(['pack-goods']);
    const told = `${await systems.registry.metrics()}\n${await workers.registry.metrics()}`;
    const increasing = rules.flatMap(({ expr }) => [...expr.matchAll(/\bincrease\((\w+)(\{[^}]*\})?/g)].map(([, name = '', labels = '']) => ({ name, labels })));
    expect(increasing).toHaveLength(2);
    for (const { name, labels } of increasing) expect(told.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(labels.slice(1, -1)) && line.endsWith(' 0')).length).toBeGreaterThan(0);
    systems.observeRequest('finance', 'trialBalance', 503, 0.1);
    systems.observeRequest('finance', 'trialBalance', 404, 0.1);
    expect(await systems.registry.metrics()).toContain('aftersales_http_faults_total{system="finance",operation="trialBalance"} 1');
  });
});
