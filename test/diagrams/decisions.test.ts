import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { connectCamunda } from '../../src/camunda/client';
import { readFlows } from '../../src/camunda/flow-files';
import { readDecision } from '../../src/camunda/locale/moddle';
import { extensionProperties } from '../../src/camunda/locale/properties';
import { startCluster, type Cluster } from '../../src/cluster';
import { createLogger } from '../../src/log';

/** The decision tables row by row, on the real engine: which rows of the procedure match, and the answer. */
interface Case {
  id: string;
  variables: Record<string, string | number | boolean | string[] | { agreed: boolean }[]>;
  /** Clauses of the rows that match. */
  rows: string[];
  output: unknown;
}

const sourcing = (row: string, painted: boolean, orderedQuantity: number, freeQuantity: number, reserveQuantity: number, supplyWay: string): Case => ({
  id: 'line-sourcing',
  variables: { painted, orderedQuantity, freeQuantity },
  rows: [row],
  output: { reserveQuantity, supplyQuantity: orderedQuantity - reserveQuantity, supplyWay },
});
const undecided = (id: string, variables: Case['variables']): Case => ({ id, variables, rows: [], output: null });
const release = (row: string, linesReady: string, moreExpected: boolean, partialAllowed: boolean, output: string, cancelled = false, anyToSource = false): Case => ({
  id: 'release-decision',
  variables: { anyToSource, linesReady, moreExpected, partialAllowed, cancelled },
  rows: [row],
  output,
});

const inspection = (inspectionQuantity: number, firstSupply: boolean, failedDeliveriesBack: number, output: string): Case => ({
  id: 'inspection-method',
  variables: { inspectionQuantity, firstSupply, failedDeliveriesBack },
  rows: ['I-PP-1'],
  output,
});
const remedy = (failureCount: number, output: string): Case => ({ id: 'failed-goods-remedy', variables: { failureCount }, rows: ['I-PP-6'], output });

const signing = (row: string, signingPoint: string, department: string, posts: string[], excludedActs: string[], oneDepartment: boolean): Case => ({
  id: 'signing-points',
  variables: { signingPoint },
  rows: [row],
  output: { department, posts, excludedActs, oneDepartment },
});

const measures = (named: string[], onSiteNecessary: boolean, rows: string[], output: unknown): Case => ({ id: 'incident-measures', variables: { measures: named, onSiteNecessary }, rows, output });
const told = (measure: string, notice: string | null, recipient: string | null = 'dealer') => ({ measure, branch: 'other', notice, recipient });

const classed = (cause: string, output: string): Case => ({ id: 'cause-class', variables: { cause }, rows: ['A-01'], output });
const ended = (measures: string[], output: string): Case => ({ id: 'incident-end-state', variables: { measures }, rows: ['DI-17'], output });

const countersigned = (agreed: boolean[], row: string, output: boolean): Case => ({ id: 'countersign-result', variables: { countersignatures: agreed.map((each) => ({ agreed: each })) }, rows: [row], output });
const scrapped = (contested: boolean, scrapAmount: number, row: string, output: boolean): Case => ({ id: 'scrap-approval', variables: { contested, scrapAmount }, rows: [row], output });
const applied = ['drawUpScrapList', 'writeScrapReport'];

const recurrence = (causeClass: string, threshold: number, periodDays: number): Case => ({
  id: 'recurrence-threshold',
  variables: { causeClass },
  rows: ['A-05'],
  output: { threshold, periodDays },
});

const way = (row: string, givenUp: boolean, inSupplySystem: boolean, hasBusinessDealings: boolean, usable: boolean, output: string): Case => ({
  id: 'supplier-route',
  variables: { givenUp, inSupplySystem, hasBusinessDealings, usable },
  rows: [row],
  output,
});
const scope = (rows: string[], partClass: string, saleDate: string, output: string, extensionReason = 'none'): Case => ({
  id: 'warranty-scope',
  variables: { partClass, saleDate, saleDateKind: 'purchase', extensionReason, arrivedAt: '2026-09-07T09:00:00+08:00' },
  rows: [...rows.slice(0, -1), partClass === 'motor' ? 'I-WR-1' : 'S9.3', ...rows.slice(-1)],
  output: { ruling: output, repairable: partClass === 'motor' },
});

const cases: Case[] = [
  // Read top down, the first hit counts: a part that was given up has no value, whoever supplied it.
  way('WR-D4.4', true, true, true, true, 'scrap'),
  way('WR-D7.1', false, true, true, true, 'clear'),
  way('WR-D7.1', false, true, false, false, 'clear'),
  way('WR-D7.2', false, false, true, false, 'clear'),
  way('WR-D7.3', false, false, false, false, 'scrap'),
  way('WR-D7.4', false, false, false, true, 'keep'),
  undecided('supplier-route', { givenUp: false, inSupplySystem: false, hasBusinessDealings: false }),
  // The last day of the period counts; the day after is past it.
  scope(['A-32', 'WR-D3.2'], 'controller', '2025-09-07', 'inScope'),
  scope(['A-32', 'WR-D3.1'], 'controller', '2025-09-06', 'outOfScope'),
  scope(['A-32', 'WR-D3.3'], 'motor', '2025-09-07', 'forRepair'),
  scope(['A-27', 'WR-D3.2'], 'brakeLever', '2026-03-07', 'inScope'),
  scope(['A-27', 'WR-D3.1'], 'brakeLever', '2026-03-06', 'outOfScope'),
  scope(['A-32', 'A-20', 'WR-D3.3'], 'motor', '2025-06-07', 'forRepair', 'repaired'),
  scope(['A-27', 'A-34', 'WR-D3.2'], 'headLamp', '2026-01-07', 'inScope', 'sameFault'),
  { id: 'warranty-scope', variables: { partClass: 'motor', arrivedAt: '2026-09-07T09:00:00+08:00' }, rows: ['A-32', 'I-WR-1', 'A-37'], output: { ruling: null, repairable: true } },
  recurrence('qualityAbnormality', 2, 90),
  recurrence('humanFactor', 3, 90),
  recurrence('other', 5, 180),
  undecided('recurrence-threshold', { causeClass: 'fate' }),
  classed('designDefect', 'qualityAbnormality'),
  classed('leftOut', 'humanFactor'),
  classed('other', 'other'),
  undecided('cause-class', { cause: 'fate' }),
  ended(['claimRefusal', 'carrierClaim'], 'claimRefused'),
  ended(['sendParts', 'onSiteService'], 'resolvedOnSite'),
  ended(['vehicleReturn', 'onSiteService'], 'referredToVehicleReturn'),
  ended(['carrierClaim'], 'resolved'),
  ended([], 'resolved'),
  measures(['sendParts', 'onSiteService'], true, ['DI-D3.1', 'DI-D4.1'], [
    { measure: 'sendParts', branch: 'sendParts', notice: null, recipient: null },
    { measure: 'onSiteService', branch: 'onSite', notice: null, recipient: null },
  ]),
  measures(['onSiteService', 'vehicleReturn'], false, ['DI-D3.3'], [told('vehicleReturn', 'returnAdvice')]),
  measures(['partReturn', 'carrierClaim'], false, ['DI-D3.4', 'DI-D3.5'], [told('partReturn', 'partReturnRequest'), told('carrierClaim', 'carrierClaim', 'logistics-dept')]),
  measures(['claimRefusal', 'carrierClaim'], false, ['DI-D3.5', 'DI-D3.5'], [told('claimRefusal', 'claimRefusal'), told('carrierClaim', null, null)]),
  undecided('incident-measures', { measures: ['onSiteService'], onSiteNecessary: false }),
  signing('VR-02', 'checkReturnApplication', 'serviceMarketingDept', ['back-office-clerk'], [], false),
  signing('VR-05', 'ruleQualityProblem', 'qualityDept', ['quality-dept'], ['checkReturnApplication'], true),
  signing('I-VR-3', 'signReturnServiceDirector', 'serviceMarketingDept', ['service-director'], ['checkReturnApplication', 'ruleQualityProblem'], true),
  signing('I-VR-3', 'signReturnMarketingVp', 'marketingCentre', ['marketing-centre-vp'], ['checkReturnApplication', 'ruleQualityProblem'], true),
  signing('I-VR-3', 'signReturnManufacturingVp', 'manufacturingCentre', ['manufacturing-centre-vp'], ['checkReturnApplication', 'ruleQualityProblem'], true),
  signing('VR-06', 'signReturnManufacturing', 'manufacturingCentre', ['manufacturing-centre-gm'], ['checkReturnApplication', 'ruleQualityProblem', 'signReturnLevel'], true),
  signing('VR-07', 'signReturnMarketing', 'marketingCentre', ['marketing-centre-gm'], ['checkReturnApplication', 'ruleQualityProblem', 'signReturnLevel'], true),
  undecided('approval-levels', { qualityProblem: true, invoicedPrice: 3200, replacementWanted: true }),
  signing('VR-16', 'signVehicleScrap', 'manufacturingCentre', ['manufacturing-centre-gm'], ['ruleRepairable'], true),
  signing('VR-19', 'signInternalHandlingPrice', 'marketingCentre', ['marketing-centre-gm'], ['proposeInternalHandlingPrice'], true),
  signing('PS-03', 'countersignQuality', 'qualityDept', ['quality-dept'], applied, true),
  signing('PS-03', 'countersignTechnical', 'technicalDept', ['technical-dept'], applied, true),
  signing('PS-03', 'countersignFinance', 'financeDept', ['finance-dept'], applied, true),
  signing('PS-03', 'countersignPurchasing', 'purchasingDept', ['purchasing-dept'], applied, true),
  signing('PS-05', 'approveScrapMarketing', 'marketingCentre', ['marketing-centre-vp'], applied, true),
  signing('PS-06', 'approveScrapManufacturing', 'manufacturingCentre', ['manufacturing-centre-vp'], applied, true),
  signing('PS-09', 'decideScrap', 'companyGm', ['company-gm'], [...applied, 'applyToCompanyGm'], true),
  signing('PS-12', 'signCustody', 'administrationDept', ['administration-dept'], ['countScrap'], false),
  signing('DI-05', 'signForQualityForm', 'qualityDept', ['complaint-specialist'], ['registerIncident', 'passQualityForm'], false),
  signing('DI-06', 'completeQualityForm', 'qualityDept', ['complaint-specialist'], ['registerIncident', 'passQualityForm'], false),
  signing('DI-08', 'receiveQualityForm', 'serviceMarketingDept', ['quality-info-admin'], ['completeQualityForm'], true),
  signing('DI-12', 'recheckQualityForm', 'qualityDept', ['complaint-specialist'], [], false),
  signing('DI-D2.3', 'decideContestedOpinion', 'serviceMarketingDept', ['service-director'], ['completeQualityForm', 'recheckQualityForm'], true),
  signing('DI-13', 'startMeasures', 'serviceMarketingDept', ['case-handler'], ['completeQualityForm'], true),
  undecided('signing-points', { signingPoint: 'signNapkin' }),
  countersigned([true, true, true, true], 'PS-D1.1', false),
  countersigned([true, false, true, true], 'PS-D1.2', true),
  countersigned([false, false, false, false], 'PS-D1.2', true),
  scrapped(false, 29_999.99, 'PS-D3.1', false),
  scrapped(false, 30_000, 'PS-D3.1', false),
  scrapped(false, 30_000.01, 'PS-D3.2', true),
  scrapped(true, 0.01, 'PS-D3.3', true),
  scrapped(true, 30_000, 'PS-D3.3', true),
  undecided('scrap-approval', { contested: false }),
  undecided('scrap-approval', { scrapAmount: 500 }),
  inspection(20, false, 0, 'full'),
  inspection(1, true, 1, 'full'),
  inspection(21, true, 0, 'full'),
  inspection(21, true, 2, 'full'),
  inspection(21, false, 1, 'full'),
  inspection(21, false, 3, 'full'),
  inspection(21, false, 4, 'sampling'),
  inspection(21, false, 0, 'sampling'),
  undecided('inspection-method', { inspectionQuantity: 21, firstSupply: false }),
  remedy(1, 'exchange'),
  remedy(2, 'return'),
  remedy(9, 'return'),
  undecided('failed-goods-remedy', { failureCount: 0 }),
  sourcing('DO-D2.1', true, 4, 4, 4, 'none'),
  sourcing('DO-D2.1', true, 4, 9, 4, 'none'),
  sourcing('DO-D2.2', true, 4, 3, 3, 'outsourcedPaint'),
  sourcing('DO-D2.2', true, 4, 0, 0, 'outsourcedPaint'),
  sourcing('DO-D2.3', false, 4, 4, 4, 'none'),
  sourcing('DO-D2.3', false, 1, 100_000, 1, 'none'),
  sourcing('DO-D2.4', false, 4, 3, 3, 'partReceipt'),
  sourcing('DO-D2.4', false, 100_000, 0, 0, 'partReceipt'),
  // Where an input is missing or spoilt, no row guesses.
  undecided('line-sourcing', { painted: true, orderedQuantity: 4 }),
  undecided('line-sourcing', { orderedQuantity: 4, freeQuantity: 4 }),
  undecided('line-sourcing', { painted: 'yes', orderedQuantity: 4, freeQuantity: 4 }),
  // Every combination of inputs.
  release('DO-D3.1', 'all', true, true, 'makeSlip'),
  release('DO-D3.1', 'all', true, false, 'makeSlip'),
  release('DO-D3.1', 'all', false, true, 'makeSlip'),
  release('DO-D3.1', 'all', false, false, 'makeSlip'),
  release('DO-D3.2', 'some', true, true, 'makeSlip'),
  release('DO-D3.2', 'some', false, true, 'makeSlip'),
  release('DO-D3.3', 'some', true, false, 'wait'),
  release('DO-D3.5', 'some', false, false, 'askDealer'),
  release('DO-D3.3', 'none', true, true, 'wait'),
  release('DO-D3.3', 'none', true, false, 'wait'),
  release('DO-D3.4', 'none', false, true, 'close'),
  release('DO-D3.4', 'none', false, false, 'close'),
  release('DO-D5.1', 'none', false, true, 'cancel', true),
  release('DO-D5.1', 'all', true, false, 'cancel', true),
  release('DO-D5.1', 'some', false, true, 'cancel', true, true),
  // Pieces lost by a count: first a source for them, whatever else is ready or awaited.
  ...(['all', 'some', 'none']).flatMap((ready) =>
    [true, false].flatMap((more) => [true, false].map((partial) => release('DO-D2', ready, more, partial, 'source', false, true))),
  ),
  undecided('release-decision', { anyToSource: false, linesReady: 'most', moreExpected: true, partialAllowed: true, cancelled: false }),
  undecided('release-decision', { anyToSource: false, linesReady: 'all', moreExpected: true, partialAllowed: true }),
  undecided('release-decision', { linesReady: 'all', moreExpected: true, partialAllowed: true, cancelled: false }),
];

const answers = z.array(z.object({ output: z.unknown(), rules: z.array(z.string()) }));
let cluster: Cluster;
let answered: z.infer<typeof answers>;
let clauses: Map<string, string>;

beforeAll(async () => {
  cluster = await startCluster({ restPort: 0, grpcPort: 0, monitoringPort: 0, logger: createLogger('silent') });
  const tables = (await readFlows('bpmn')).flatMap(({ files }) => files).filter(({ kind }) => kind === 'dmn');
  await connectCamunda(cluster.restAddress).createDeployment({ resources: tables.map(({ name, text: xml }) => new File([xml], name)) });
  clauses = new Map((await Promise.all(tables.map(({ text: xml }) => clausesOf(xml)))).flat());
  answered = await evaluate();
});
afterAll(() => cluster.stop());

async function clausesOf(xml: string): Promise<[string, string][]> {
  const { elements } = await readDecision(xml);
  return elements.map((element) => [element.id ?? '', extensionProperties(element).find(({ name }) => name === 'clause')?.value ?? '']);
}

async function evaluate(): Promise<z.infer<typeof answers>> {
  const script = join(import.meta.dirname, 'evaluate.ts');
  const run = spawn(process.execPath, ['--import', 'tsx', script, cluster.grpcAddress], { stdio: ['pipe', 'pipe', 'inherit'] });
  run.stdin.end(JSON.stringify(cases));
  return answers.parse(JSON.parse(await text(run.stdout)));
}

test.each(cases.map((each, index): [string, string, number] => [each.rows[0] ?? 'no row', `${each.id} ${JSON.stringify(each.variables)}`, index]))(
  '%s: %s',
  (_row, _what, index) => {
    const answer = answered[index];
    expect(answer?.output).toEqual(cases[index]?.output);
    expect(answer?.rules.map((rule) => clauses.get(rule))).toEqual(cases[index]?.rows);
  },
);
