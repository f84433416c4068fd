import { expect } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../test/support/start-system';
import type { Locale } from '../config';
import type { peopleContract } from './contract';
import { createDirectory, type Directory } from './directory';
import { people } from './index';
import type { Person } from './person';

export type StartedPeople = StartedSystem<typeof peopleContract>;

let serial = 0;
/** An idempotency key, instance or passage that no other call has. */
export const unique = () => `t${(serial += 1)}`;

export const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });

/** Somebody without posts, unless said otherwise. */
export const somebody = (id: string, changes: Partial<Person> = {}): Person => ({
  id,
  name: `人员${id}`,
  nameEn: `Person ${id}`,
  posts: [],
  absences: [],
  language: 'zh-CN',
  ...changes,
});

const week = [{ from: '2026-09-07', to: '2026-09-13' }];

/** A maker, a reviewer, one with both posts, and a reviewer who is away with a deputy; all on Mon 7 Sep 2026. */
export const office: Directory = createDirectory([
  somebody('maker', { posts: ['issueSlipClerk'] }),
  somebody('reviewer', { posts: ['issueSlipReviewer'] }),
  somebody('both', { posts: ['issueSlipClerk', 'issueSlipReviewer'] }),
  somebody('away', { posts: ['issueSlipReviewer'], deputy: 'deputy', absences: week }),
  somebody('deputy'),
  somebody('head', { posts: ['serviceMarketingHead'], superior: 'director' }),
  somebody('otherHead', { posts: ['serviceMarketingHead'] }),
  somebody('director', { posts: ['serviceDirector'], deputy: 'deputy', absences: week }),
  somebody('judge', { posts: ['warrantyAdjudicator'], superior: 'head' }),
  somebody('lone', { posts: ['warrantyAdjudicator', 'serviceMarketingHead'] }),
]);

export const startPeople = (locale: Locale = 'zh-CN') => startSystem(people({ directory: office, locale }));

/** What a task listener asks; by default the maker completes `makeIssueSlip` in an instance of its own. */
export const asked = (changes: object = {}) => ({
  instance: unique(),
  passage: unique(),
  act: 'makeIssueSlip',
  assignee: 'maker',
  candidateGroups: ['issue-slip-clerk'],
  event: 'completing' as const,
  ...changes,
});

/** The same for a review, which excludes the maker. */
export const askedReview = (instance: string, assignee: string, changes: object = {}) =>
  asked({
    instance,
    act: 'reviewIssueSlip',
    excludes: ['makeIssueSlip'],
    assignee,
    candidateGroups: ['issue-slip-reviewer'],
    ...changes,
  });

export const check = ({ client }: StartedPeople, body: ReturnType<typeof asked>) =>
  client.checkAct({ body, idempotencyKey: unique() });

export const confirm = ({ client }: StartedPeople, passage: string, act?: string) =>
  client.confirmAct({ body: { passage, act }, idempotencyKey: unique() });
