import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { readFlows } from '../camunda/flow-files';
import { localizeDiagram } from '../camunda/locale';
import type { Locale } from '../config';
import { withChromium } from './chromium';

const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

/**
 * Draws every diagram of the flows in the language.
 * @returns the paths written, one SVG for each diagram
 * @throws if no browser is there, or a diagram can not be drawn
 */
export async function drawDiagrams(root: string, out: string, locale: Locale): Promise<string[]> {
  const flows = await readFlows(root);
  const diagrams = flows.flatMap(({ files }) => files).filter(({ kind }) => kind === 'bpmn');
  await mkdir(out, { recursive: true });
  return withChromium(async (browser) => {
    const page = await openViewer(browser);
    const written: string[] = [];
    for (const { name, text } of diagrams) {
      const title = name.replace(/\.bpmn$/, '');
      const path = join(out, `${title}.svg`);
      await writeFile(path, await drawDiagram(page, title, await localizeDiagram(text, locale)));
      written.push(path);
    }
    return written;
  });
}

/** A page that can draw diagrams, one after the other. */
async function openViewer(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 1000px; height: 1000px"></div>');
  await page.addScriptTag({ path: viewer });
  return page;
}

/** The picture of one diagram as SVG on white, the same bytes each time; `title` keeps its ids apart from other pictures'. */
async function drawDiagram(page: Page, title: string, xml: string): Promise<string> {
  const svg: unknown = await page.evaluate(`(async () => {
    const drawing = new BpmnJS({ container: '#canvas' });
    try {
      await drawing.importXML(${JSON.stringify(xml)});
      return (await drawing.saveSVG()).svg;
    } finally {
      drawing.destroy();
    }
  })()`);
  return steady(title, z.string().parse(svg));
}

/** bpmn-js draws markers under random ids: they become numbers, so that a picture changes only with its diagram. */
function steady(title: string, svg: string): string {
  const ids = [...new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? ''))];
  const numbered = ids.reduce((text, id, index) => text.replaceAll(id, `${title}-marker-${index + 1}`), svg);
  return `${numbered.replace('<svg ', '<svg style="background: white" ').trimEnd()}\n`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { locale: { type: 'string', default: 'zh-CN' }, out: { type: 'string', default: 'docs/diagrams' } } });
  const locale = z.enum(['zh-CN', 'en']).parse(values.locale);
  for (const path of await drawDiagrams('bpmn', values.out, locale)) console.log(path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
