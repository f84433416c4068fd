import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadDirectory } from './directory-file';
import { superiorsOf } from './superiors';

const directory = await loadDirectory(join(import.meta.dirname, 'demo-people.json'));

test.each([
  ['shipper', ['guo.ping']],
  ['issue-slip-reviewer', ['he.jing']],
  ['customer-service-dept', []],
])('superiors of %s, each once and without the service director', (post, superiors) => {
  expect(superiorsOf(directory, post)).toEqual(superiors);
});

test('a post that the directory does not know is refused', () => {
  expect(() => superiorsOf(directory, 'shiper')).toThrow('shiper is no post of the directory');
});
