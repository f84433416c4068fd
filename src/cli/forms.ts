import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { readFlows } from '../camunda/flow-files';
import { localizeForm } from '../camunda/locale';
import type { Locale } from '../config';
import { withChromium } from './chromium';

const formJs = join(dirname(createRequire(import.meta.url).resolve('@bpmn-io/form-js/package.json')), 'dist');
const assets = { viewer: join(formJs, 'form-viewer.umd.js'), style: join(formJs, 'assets/form-js.css') };
const sampleFile = 'test/fixtures/form-samples.json';
const samples = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Draws every form as staff see it, in the language, with sample data where there is some.
 * @returns the paths of the pictures, one PNG for each form
 * @throws if no browser is there, or a form can not be drawn
 */
export async function drawForms(root: string, out: string, locale: Locale): Promise<string[]> {
  const data = samples.parse(JSON.parse(await readFile(sampleFile, 'utf8')));
  const forms = (await readFlows(root)).flatMap(({ files }) => files).filter(({ kind }) => kind === 'form');
  await mkdir(out, { recursive: true });
  return withChromium(async (browser) => {
    const page = await browser.newPage({ viewport: { width: 1100, height: 600 } });
    const written: string[] = [];
    for (const { name, text } of forms) {
      const id = name.replace(/\.form$/, '');
      await showForm(page, localizeForm(text, locale), data[id] ?? {});
      const path = join(out, `${id}.${locale}.png`);
      await page.screenshot({ path, fullPage: true });
      written.push(path);
    }
    return written;
  });
}

/** Shows a form with data in the page, in place of the one shown before. */
export async function showForm(page: Page, form: string, data: Record<string, unknown>): Promise<void> {
  if ((await page.evaluate('typeof FormViewer')) === 'undefined') await openViewer(page);
  await page.evaluate(`(async () => {
    window.shownForm?.destroy();
    const schema = ${JSON.stringify(JSON.parse(form))};
    window.shownForm = await FormViewer.createForm({ container: document.querySelector('#form'), schema, data: ${JSON.stringify(data)} });
  })()`);
}

async function openViewer(page: Page): Promise<void> {
  await page.setContent('<body style="background: white"><div id="form"></div></body>');
  await page.addStyleTag({ path: assets.style });
  await page.addScriptTag({ path: assets.viewer });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { locale: { type: 'string', default: 'zh-CN' }, out: { type: 'string', default: '.run/forms' } } });
  const locale = z.enum(['zh-CN', 'en']).parse(values.locale);
  for (const path of await drawForms('bpmn', values.out, locale)) console.log(path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
