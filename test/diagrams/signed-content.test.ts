import { expect, test } from '@jest/globals';
import { readFlows } from '../../src/camunda/flow-files';
import { fieldWords } from '../../src/systems/documents/pages/content-words';
import { diagramTitles } from '../../src/systems/documents/pages/words';

const recorded = /type="documents\.record-signature"/g;
const record = /type="documents\.record-signature"(?:(?!<\/bpmn:serviceTask>)[\s\S])*?source="([^"]*)" target="content"/g;

const diagrams = (await readFlows('bpmn')).flatMap(({ files }) => files).filter(({ kind }) => kind === 'bpmn');

/** What is signed is printed in words: each field that a diagram hands over has its words on the page. */
test('every field of a signed form has words for the printed sheet', () => {
  const contents = diagrams.flatMap(({ text }) => [...text.matchAll(record)].map((match) => match[1] ?? ''));
  expect(contents.length).toBeGreaterThan(0);
  expect(contents).toHaveLength(diagrams.flatMap(({ text }) => [...text.matchAll(recorded)]).length);
  const keys = contents.flatMap((content) => [...content.matchAll(/(?:^=\{|, )(\w+):/g)].map((match) => match[1] ?? ''));
  expect([...new Set(keys)].filter((key) => !Object.hasOwn(fieldWords, key))).toEqual([]);
});

const named = /<bpmn:process id="([^"]*)" name="([^"]*)"[\s\S]*?name="name:en" value="([^"]*)"/;

test('the printed sheet calls each diagram in which people sign by its own name', () => {
  const signed = diagrams.filter(({ text }) => text.includes('type="documents.record-signature"'));
  const titles = signed.map(({ text }) => named.exec(text) ?? []).map(([, id = '', zh, en]): [string, object] => [id, { 'zh-CN': zh, en }]);
  expect(diagramTitles).toEqual(Object.fromEntries(titles));
});
