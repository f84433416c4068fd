import { describe, expect, test } from '@jest/globals';
import { createDirectory } from './directory';
import { office, somebody } from './test-support';

const reviewers = ['issue-slip-reviewer'];
const onDay = (moment: string) => office.mayAct('deputy', reviewers, new Date(moment));

describe('who may act', () => {
  const monday = new Date('2026-09-07T09:00:00+08:00');

  test('a holder of one of the posts', () => {
    expect(office.mayAct('both', ['packer', 'issue-slip-reviewer'], monday)).toEqual({ allowed: true, as: 'holder', post: 'issueSlipReviewer' });
    expect(office.mayAct('maker', reviewers, monday)).toEqual({ allowed: false, reason: 'notHolder' });
    expect(office.mayAct('nobody', reviewers, monday)).toEqual({ allowed: false, reason: 'unknownPerson' });
  });

  test('nobody where no known post is asked for', () => {
    expect(office.mayAct('both', [], monday)).toEqual({ allowed: false, reason: 'notHolder' });
    expect(office.mayAct('both', ['issueSlipReviewer', 'gardener'], monday)).toEqual({ allowed: false, reason: 'notHolder' });
  });

  test('a deputy on the days of the absence, first and last included, in Shanghai', () => {
    const stoodIn = { allowed: true, as: 'deputy', post: 'issueSlipReviewer', standsInFor: 'away' };
    const denied = { allowed: false, reason: 'notHolder' };
    expect(onDay('2026-09-06T15:59:59Z')).toEqual(denied);
    expect(onDay('2026-09-06T16:00:00Z')).toEqual(stoodIn);
    expect(onDay('2026-09-13T15:59:59Z')).toEqual(stoodIn);
    expect(onDay('2026-09-13T16:00:00Z')).toEqual(denied);
  });

  test('not the absent holder, but again when back', () => {
    expect(office.mayAct('away', reviewers, monday)).toEqual({ allowed: false, reason: 'absent' });
    const back = new Date('2026-09-14T09:00:00+08:00');
    expect(office.mayAct('away', reviewers, back)).toEqual({ allowed: true, as: 'holder', post: 'issueSlipReviewer' });
  });

  test('not a deputy who is absent too', () => {
    const absences = [{ from: '2026-09-07', to: '2026-09-07' }];
    const small = createDirectory([
      somebody('away', { posts: ['packer'], deputy: 'deputy', absences }),
      somebody('deputy', { absences }),
    ]);
    expect(small.mayAct('deputy', ['packer'], monday)).toEqual({ allowed: false, reason: 'absent' });
  });
});

test('holders of a post are named, absent or not', () => {
  expect(office.holders('issueSlipReviewer').map(({ id }) => id)).toEqual(['reviewer', 'both', 'away']);
  expect(office.person('both')?.posts).toEqual(['issueSlipClerk', 'issueSlipReviewer']);
});
