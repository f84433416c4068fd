import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { readFlows } from '../../src/camunda/flow-files';
import { findChromium, launchChromium } from '../../src/cli/chromium';

/** The editor inside Camunda Modeler opens and saves each diagram: an owner's change shows as that change alone. */
const inBrowser = findChromium() === undefined ? describe.skip : describe;
const editor = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-modeler.production.min.js');
const diagrams = (await readFlows('bpmn')).flatMap(({ files }) => files).filter(({ kind }) => kind === 'bpmn');
const saved = z.object({ warnings: z.number(), xml: z.string() });

inBrowser('opened and saved in the editor', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
    await page.setContent('<div id="canvas" style="width: 1000px; height: 1000px"></div>');
    await page.addScriptTag({ path: editor });
  });
  afterAll(() => browser.close());

  test.each(diagrams.map(({ name, text }) => [name, text]))('%s stays the same', async (_name, text) => {
    const result = saved.parse(
      await page.evaluate(`(async () => {
        const opened = new BpmnJS({ container: '#canvas', moddleExtensions: { zeebe: ${JSON.stringify(zeebe)} } });
        const { warnings } = await opened.importXML(${JSON.stringify(text)});
        const { xml } = await opened.saveXML({ format: true });
        opened.destroy();
        return { warnings: warnings.length, xml };
      })()`),
    );
    expect(result).toEqual({ warnings: 0, xml: text });
  });
});
