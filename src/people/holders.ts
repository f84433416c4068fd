import { refusedField } from '../http/problem';
import type { Directory } from './directory';
import type { PeopleOptions } from './options';
import { candidateGroupOf, isPost, type Post } from './posts';

/**
 * Who may act for each post on the day of `at`, with the names that a choice list shows: holders who are here, deputies
 * of those who are not. Throws 422 `unknownPost`.
 * @param posts identifiers with commas between, e.g. `qualityDept,companyGm`
 */
export function listHolders({ directory, locale }: PeopleOptions, posts: string, at: Date): Record<string, { value: string; label: string }[]> {
  const wanted = posts.split(',').map((post) => knownPost(post.trim()));
  return Object.fromEntries(
    wanted.map((post) => [post, actorsFor(directory, post, at).map(({ id, name, nameEn }) => ({ value: id, label: locale === 'en' ? nameEn : name }))]),
  );
}

const actorsFor = (directory: Directory, post: Post, at: Date) => directory.people.filter(({ id }) => directory.mayAct(id, [candidateGroupOf(post)], at).allowed);

function knownPost(post: string): Post {
  if (isPost(post)) return post;
  throw refusedField('unknownPost', 'posts', `${post} is no post of the directory`);
}
