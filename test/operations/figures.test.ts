import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
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
const dashboard = z.object({ panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })) });
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
  return told.flat().flatMap(({ name, type }) => {
    const known = [systems.registry, new WorkerMetrics().registry].map((registry) => registry.getSingleMetric(name)).find((metric) => metric !== undefined);
    const labels = z.looseObject({ labelNames: z.array(z.string()) }).safeParse(known).data?.labelNames ?? [];
    // prom-client's own type of a metric is a number.
    const parts = String(type) === 'histogram' ? ['_bucket', '_count', '_sum'] : [''];
    return parts.map((part) => ({ name: `${name}${part}`, labels: part === '_bucket' ? [...labels, 'le'] : labels }));
  });
}

const named = (expr: string) => [...expr.matchAll(/\b(?:aftersales|process)_\w+/g)].map(([name]) => name);
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

const page = readFileSync(join(operations, '..', 'docs', 'operating.md'), 'utf8');

test('the page lists every group of the diagrams as they are', () => {
  expect(page.split('\n').filter((line) => /^\| (group|`[a-z-]+`) \|.*\|.*\|.*\|/.test(line))).toEqual(groupsTable().filter((line) => !line.startsWith('|---')));
});

describe('alert rules', () => {
  test.each(rules)('$alert says what to do', ({ alert, annotations }) => {
    expect(annotations.runbook).toBe(`docs/operating.md#${alert.toLowerCase()}`);
    expect(page).toMatch(new RegExp(`^#+ ${alert}$`, 'm'));
  });

  test('there is one for each thing that must not stay unseen', () => {
    const watched = rules.flatMap(({ expr }) => named(expr));
    for (const name of ['aftersales_outbox_oldest_seconds', 'aftersales_open_incidents', 'aftersales_jobs_total', 'aftersales_http_request_duration_seconds_bucket', 'aftersales_ledger_imbalance_cny', 'aftersales_signature_sheets_broken']) {
      expect(watched).toContain(name);
    }
  });
});
