import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { readFlows, type FlowFile } from '../../src/camunda/flow-files';
import { localizeForm } from '../../src/camunda/locale';
import { submittedNames, toForm } from '../../src/camunda/check/form';
import { findChromium, launchChromium } from '../../src/cli/chromium';
import { showForm } from '../../src/cli/forms';

/** What staff see and what a form really submits, in a browser; left out where there is none. */
const inBrowser = findChromium() === undefined ? describe.skip : describe;

const samples = z.record(z.string(), z.record(z.string(), z.unknown())).parse(JSON.parse(await readFile('test/fixtures/form-samples.json', 'utf8')));
const forms = (await readFlows('bpmn')).flatMap(({ files }) => files).filter(({ kind }) => kind === 'form');
const submission = z.object({ data: z.record(z.string(), z.unknown()), errors: z.record(z.string(), z.unknown()) });

inBrowser('forms in the browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  const formOf = (id: string): FlowFile => {
    const form = forms.find(({ name }) => name === `${id}.form`);
    if (!form) throw new Error(`There is no form ${id}`);
    return form;
  };
  const show = (id: string, data: Record<string, unknown> = {}) => showForm(page, formOf(id).text, { ...samples[id], ...data });
  const submit = async () => submission.parse(await page.evaluate('window.shownForm.submit()'));

  test.each(forms.map(({ name, text }) => [name, text]))('%s shows one language and no identifier, and submits nothing but its own variables', async (name, text) => {
    await showForm(page, text, samples[name.replace('.form', '')] ?? {});
    const chinese = await page.innerText('#form');
    expect(chinese).not.toMatch(/withVehicle|courier|freight|dealerPurchase|outsourcedPaint|null|undefined|\{\{|\[object|\*\*/);
    const { data } = await submit();
    expect(submittedNames(toForm('', name, text))).toEqual(expect.arrayContaining(Object.keys(data)));
    await showForm(page, localizeForm(text, 'en'), {});
    expect(await page.innerText('#form')).not.toMatch(/[一-龥]|withVehicle|dealerPurchase|\{\{/);
  });

  test('lines of a slip keep their order line and part', async () => {
    await show('make-issue-slip');
    const { data, errors } = await submit();
    expect(errors).toEqual({});
    expect(data).toEqual({ shippingMethod: 'withVehicle', slipLines: samples['make-issue-slip']?.['slipLines'] });
  });

  test.each([
    ['review-issue-slip', 'slipApproved', 'reviewReason'],
    ['check-goods', 'goodsAgree', 'returnReason'],
    ['approve-dispatch', 'dispatchApproved', 'returnReason'],
    ['hand-over-cartons', 'handoverSigned', 'handoverReason'],
  ])('%s: yes and no are booleans; no needs its reason, yes hides it', async (id, answer, reason) => {
    await show(id, { [answer]: null, [reason]: null });
    expect(Object.keys((await submit()).errors)).toHaveLength(1);
    await page.check('input[type=radio] >> nth=1');
    await page.waitForSelector('textarea');
    const refused = await submit();
    expect(refused.data).toMatchObject({ [answer]: false });
    expect(Object.keys(refused.errors)).toHaveLength(1);
    await page.fill('textarea', '不符');
    await page.check('input[type=radio] >> nth=0');
    await page.waitForSelector('textarea', { state: 'detached' });
    expect(await submit()).toEqual({ data: { [answer]: true }, errors: {} });
  });

  test('another method than the slip’s needs a reason (PD-D3.4)', async () => {
    await show('settle-shipping-method', { chosenMethod: 'freight' });
    expect(Object.keys((await submit()).errors)).toHaveLength(1);
    await show('settle-shipping-method', { chosenMethod: 'withVehicle' });
    expect(await submit()).toEqual({ data: { chosenMethod: 'withVehicle' }, errors: {} });
  });

  test('goods: fewer pieces than awaited ask what of the rest; no goods ask for no delivery note', async () => {
    const goods = { fleetRequestNo: null, exchangeQuantity: 0, exchangeNoteNo: null, paperKind: 'missing', paperNo: null };
    await show('receive-goods', { ...goods, notedQuantity: 4, countedQuantity: 4 });
    expect(await submit()).toMatchObject({ data: { goodsCame: true, deliveryNoteNo: 'N-77', countedQuantity: 4 }, errors: {} });
    await show('receive-goods', { ...goods, countedQuantity: 3 });
    expect(Object.keys((await submit()).errors)).toHaveLength(1);
    await show('receive-goods', { ...goods, goodsCame: false, undelivered: 'sourceAnew' });
    expect(await submit()).toEqual({ data: { goodsCame: false, undelivered: 'sourceAnew' }, errors: {} });
  });

  test('the warehouse is asked for one of three things, each with what it needs', async () => {
    await show('ask-warehouse', { operation: null });
    expect(Object.keys((await submit()).errors)).toHaveLength(1);
    await show('ask-warehouse', { operation: 'handOut', slipNo: null });
    expect(await submit()).toMatchObject({ data: { operation: 'handOut', asker: 'material-picker' }, errors: {} });
    await show('ask-warehouse', { operation: 'receipt', slipNo: 'RS-1' });
    expect(await submit()).toEqual({ data: { operation: 'receipt', slipNo: 'RS-1', asker: 'material-picker' }, errors: {} });
    await show('ask-warehouse', { operation: 'count', countLines: [{ partNo: 'BRK-01', location: 'AS' }] });
    expect(await submit()).toMatchObject({ data: { operation: 'count', countLines: [{ partNo: 'BRK-01', location: 'AS' }] }, errors: {} });
  });

  test('a supplier is picked with a price and the day of delivery; without one the purchaser says why', async () => {
    await show('settle-supplier', { supplierNo: null, unitPrice: null });
    expect(Object.keys((await submit()).errors)).toHaveLength(3);
    await show('settle-supplier', { sourcingDecision: 'nobody', sourcingReason: '停产' });
    expect(await submit()).toEqual({ data: { sourcingDecision: 'nobody', sourcingReason: '停产' }, errors: {} });
  });

  test('what was left out of a vehicle goes by courier or freight', async () => {
    await show('arrange-carrier', { carrier: '顺丰', waybillNo: 'W-1' });
    expect(await submit()).toEqual({ data: { carrierMethod: 'courier', carrier: '顺丰', waybillNo: 'W-1' }, errors: {} });
    await show('arrange-carrier', { chosenMethod: 'freight', carrier: '德邦', waybillNo: 'W-2' });
    expect(await submit()).toEqual({ data: { carrier: '德邦', waybillNo: 'W-2' }, errors: {} });
  });

  test('single cartons are left behind only where it is stated for each what lies in it', async () => {
    const carton = (cartonNo: string, quantity?: number) => ({ cartonNo, lines: quantity ? [{ partName: '控制器', quantity }] : [] });
    const shown = { cartonNos: ['CT-1', 'CT-2'], cartonLoaded: true, leftCartons: ['CT-2'] };
    for (const cartons of [null, [carton('CT-1', 1), carton('CT-2')]]) {
      await show('load-carton', { ...shown, cartons });
      expect(await page.innerText('#form')).toContain('这些箱一起走');
      expect((await submit()).data).not.toHaveProperty('leftCartons');
    }
    await show('load-carton', { ...shown, cartons: [carton('CT-1', 1), carton('CT-2', 3)] });
    expect(await page.innerText('#form')).not.toContain('这些箱一起走');
    expect((await submit()).data).toMatchObject({ leftCartons: ['CT-2'] });
  });

  test('a moment is shown in the company’s time', async () => {
    for (const departsAt of ['2026-09-03T01:30:00.000Z', '2026-09-03T09:30:00+08:00']) {
      await show('load-carton', { departsAt });
      expect(await page.innerText('#form')).toContain('2026-09-03 09:30');
    }
  });
});
