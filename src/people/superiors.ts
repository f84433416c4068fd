import { refused } from '../http/problem';
import type { Directory } from './directory';
import type { Person } from './person';
import { postOfGroup } from './posts';

/**
 * Superiors of the people who hold a post, each once (I-G-5). Service directors are left out: they are told of
 * every missed deadline anyway. Throws 422 `unknownPost`.
 * @param group the post in kebab case, as diagrams write it
 */
export function superiorsOf(directory: Directory, group: string): string[] {
  const post = postOfGroup(group);
  if (post === undefined) {
    const detail = `${group} is no post of the directory`;
    throw refused('unknownPost', `post: ${detail}`, [{ field: 'post', detail }]);
  }
  const directors = directory.holders('serviceDirector').map(({ id }) => id);
  const superiors = directory.holders(post).flatMap(({ superior }) => superior ?? []);
  return [...new Set(superiors)].filter((id) => !directors.includes(id));
}

/** The superior of a person; undefined for who has none, or is not in the directory any more. */
export function superiorOfPerson(directory: Directory, personId: string): Person | undefined {
  const superior = directory.person(personId)?.superior;
  return superior === undefined ? undefined : directory.person(superior);
}
