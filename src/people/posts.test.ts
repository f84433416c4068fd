import { expect, test } from '@jest/globals';
import { candidateGroupOf, isPost, postName, postOfGroup, posts } from './posts';

test('every post is a candidate group in kebab case, and back', () => {
  expect(candidateGroupOf('issueSlipReviewer')).toBe('issue-slip-reviewer');
  expect(candidateGroupOf('manufacturingCentreGm')).toBe('manufacturing-centre-gm');
  for (const post of posts) expect(postOfGroup(candidateGroupOf(post))).toBe(post);
});

test.each(['issueSlipReviewer', 'Packer', 'gardener', 'to-string', ''])('%j is no candidate group', (group) => {
  expect(postOfGroup(group)).toBeUndefined();
});

test('a post has its words in both languages', () => {
  expect(postName('logisticsDept', 'zh-CN')).toBe('物流部');
  expect(postName('logisticsDept', 'en')).toBe('Logistics Department');
  expect(isPost('constructor')).toBe(false);
});
