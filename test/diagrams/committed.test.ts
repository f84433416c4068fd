import { expect, test } from '@jest/globals';
import { checkDiagrams } from '../../src/camunda/check';
import { knownJobs, knownPosts } from '../../src/cli/check-diagrams';

test('the committed diagrams, forms and tables have no findings', async () => {
  const findings = await checkDiagrams('bpmn', knownJobs(), knownPosts());
  expect(findings.map(({ file, element, message }) => `${file}: ${element}: ${message.en}`)).toEqual([]);
});
