import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createDirectory, type Directory } from './directory';
import { peopleFile, type Person, type ToldPerson } from './person';
import { isPost } from './posts';

/** The directory of a file of people. Throws an Error that says in one line each what to mend. */
export async function loadDirectory(path: string): Promise<Directory> {
  const given = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`The file of people ${path} can not be read`, { cause });
  });
  return createDirectory(parsePeople(given, basename(path)));
}

/**
 * People of a file's text.
 * @param source name of the file, for the messages
 */
export function parsePeople(text: string, source: string): Person[] {
  const parsed = peopleFile.safeParse(jsonOf(text, source));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
    throw unusable(source, faults);
  }
  const { people } = parsed.data;
  const faults = faultsAmong(people);
  if (faults.length > 0) throw unusable(source, faults);
  return people.map((each) => ({ ...each, posts: each.posts.filter(isPost) }));
}

function jsonOf(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${source} is not valid JSON`, { cause });
  }
}

const unusable = (source: string, faults: string[]) => new Error([`${source} can not be used:`, ...faults].join('\n- '));

function faultsAmong(people: ToldPerson[]): string[] {
  const ids = people.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `the id ${id} is given twice`);
  const known = new Set(ids);
  return [...new Set(twice), ...people.flatMap((each) => faultsOf(each, known))];
}

function faultsOf({ id, posts, superior, deputy }: ToldPerson, known: Set<string>): string[] {
  const links = Object.entries({ superior, deputy }).flatMap(([role, other]) => {
    if (other === undefined) return [];
    if (other === id) return [`${id} can't be their own ${role}`];
    return known.has(other) ? [] : [`${id} has the ${role} ${other}, who is not in the file`];
  });
  const unknown = posts.filter((post) => !isPost(post)).map((post) => `${id} has the post ${post}, which is not known`);
  return [...links, ...unknown];
}
