import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkDiagrams } from '../check';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'flows-'));
  await cp(join(import.meta.dirname, 'fixtures'), root, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

describe('checking a folder of flows', () => {
  test('without known workers and posts, jobs and posts are not looked at', async () => {
    expect(await checkDiagrams(root, [], [])).toEqual([]);
  });

  test('with them, every job without a worker and every unknown post is told, by file', async () => {
    const findings = await checkDiagrams(root, [{ type: 'desk.tell', inputs: ['caseNo'] }], ['packer']);
    expect(findings.map(({ rule, element }) => `${rule} ${element}`)).toEqual(
      expect.arrayContaining(['known-job 记录答复', 'known-job 询问经销商', 'known-job 执行', 'known-post 复核答复']),
    );
    expect(findings.map(({ file }) => file)).toEqual(findings.map(({ file }) => file).sort());
  });

  test.each([
    ['broken.bpmn', '<bpmn:definitions'],
    ['broken.dmn', 'no table'],
    ['broken.form', '{ "components": '],
    ['odd.form', '{ "components": 7 }'],
  ])('%s is named when it can not be read', async (name, text) => {
    await writeFile(join(root, 'sample', name), text);
    await expect(checkDiagrams(root, [], [])).rejects.toThrow(`sample/${name} can not be read`);
  });
});
