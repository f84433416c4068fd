import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readFlows, type FlowFile } from './flow-files';
import { localizeDecision, localizeDiagram, localizeForm } from './locale';
import { readDecision, readDiagram, text, writeDecision, writeDiagram, type ModdleElement } from './locale/moddle';

const localize = { bpmn: localizeDiagram, dmn: localizeDecision, form: localizeForm };
const flows = await readFlows(join(import.meta.dirname, '../../bpmn'));
const files = flows.flatMap(({ name, files }) => files.map((file): [string, FlowFile] => [`${name}/${file.name}`, file]));
const of = (...kinds: FlowFile['kind'][]) => files.filter(([, { kind }]) => kinds.includes(kind));
const chinese = /[一-龥]/;

describe('turning a file to a language', () => {
  test.each(files)('%s: there and back gives the same bytes', async (_path, { kind, text: original }) => {
    const english = await localize[kind](original, 'en');
    expect(english).not.toBe(original);
    expect(await localize[kind](english, 'en')).toBe(english);
    expect(await localize[kind](english, 'zh-CN')).toBe(original);
    expect(await localize[kind](original, 'zh-CN')).toBe(original);
  });

  test.each(of('bpmn'))('%s: no Chinese name is left in English', async (_path, { text: original }) => {
    const { elements } = await readDiagram(await localizeDiagram(original, 'en'));
    expect(visible(elements, ['name']).filter((shown) => chinese.test(shown))).toEqual([]);
  });

  test.each(of('dmn'))('%s: no Chinese text is left in English', async (_path, { text: original }) => {
    const { elements } = await readDecision(await localizeDecision(original, 'en'));
    expect(visible(elements, ['name', 'label', 'description']).filter((shown) => chinese.test(shown))).toEqual([]);
  });

  test.each(of('form'))('%s: shows one language only', (_path, { text: original }) => {
    expect(shownTexts(localizeForm(original, 'en')).filter((shown) => chinese.test(shown))).toEqual([]);
    expect(shownTexts(original).filter((shown) => /[a-z]{2}/i.test(withoutVariables(shown)))).toEqual([]);
  });

  test('a text without a translation stays as it is', async () => {
    const form = '{"components":[{"type":"text","text":"只有中文"}]}';
    expect(localizeForm(form, 'en')).toBe(form);
    const diagram = '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p" name="流程" /></bpmn:definitions>';
    expect(await localizeDiagram(diagram, 'en')).toBe(diagram);
  });

  test('a translation of a text that is not there changes nothing', () => {
    const form = '{"components":[{"type":"radio","values":[{"label":"是","value":true}],"properties":{"values.maybe.label:en":"Maybe"}}]}';
    expect(localizeForm(form, 'en')).toBe(form);
  });

  test.each([['[]'], ['7'], ['{ "components": ']])('what is no form is refused: %s', (json) => {
    expect(() => localizeForm(json, 'en')).toThrow();
  });

  test('what is no diagram is refused', async () => {
    await expect(localizeDiagram('<html></html>', 'en')).rejects.toThrow();
  });
});

describe('files are as Camunda Modeler writes them', () => {
  test.each(of('bpmn'))('%s', async (_path, { text: original }) => {
    const { root, warnings } = await readDiagram(original);
    expect(warnings).toEqual([]);
    expect(await writeDiagram(root)).toBe(original);
  });

  test.each(of('dmn'))('%s', async (_path, { text: original }) => {
    const { root, warnings } = await readDecision(original);
    expect(warnings).toEqual([]);
    expect(await writeDecision(root)).toBe(original);
  });

  test.each(of('form'))('%s', (_path, { text: original }) => {
    expect(`${JSON.stringify(JSON.parse(original), null, 2)}\n`).toBe(original);
  });
});

const visible = (elements: ModdleElement[], attributes: string[]) =>
  elements.flatMap((element) => attributes.map((attribute) => text(element, attribute) ?? ''));

/** Every text of a form that people read. */
function shownTexts(json: string): string[] {
  const shown: string[] = [];
  JSON.parse(json, (key, value: unknown) => {
    if (['label', 'text', 'description'].includes(key) && typeof value === 'string') shown.push(value);
    return value;
  });
  return shown;
}

/** What stays of a text when its expressions show only the words in quotes. */
const withoutVariables = (shown: string) =>
  shown.replace(/\{\{(.*?)\}\}/g, (_, expression: string) => [...expression.matchAll(/(?:then|else) "([^"]*)"/g)].map((match) => match[1]).join(' '));
