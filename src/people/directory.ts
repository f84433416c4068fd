import { shanghaiDay } from '../clock';
import type { Person } from './person';
import { postOfGroup, type Post } from './posts';

/** May somebody act for one of the posts, and as what; or why not. */
export type Verdict =
  | { allowed: true; as: 'holder' }
  | { allowed: true; as: 'deputy'; standsInFor: string }
  | { allowed: false; reason: 'unknownPerson' | 'absent' | 'notHolder' };

/** Who is in the company, with which posts, and who may act on which day. */
export interface Directory {
  people: readonly Person[];
  person(id: string): Person | undefined;
  /** Everybody who has the post, absent or not. */
  holders(post: Post): Person[];
  /** `candidateGroups` are posts in kebab case; the day of `at` counts in Asia/Shanghai. */
  mayAct(personId: string, candidateGroups: readonly string[], at: Date): Verdict;
}

/** The directory of these people. */
export function createDirectory(people: readonly Person[]): Directory {
  const byId = new Map(people.map((each) => [each.id, each]));
  const holders = (post: Post) => people.filter((each) => each.posts.includes(post));
  return {
    people,
    person: (id) => byId.get(id),
    holders,
    mayAct(personId, candidateGroups, at) {
      const person = byId.get(personId);
      if (!person) return { allowed: false, reason: 'unknownPerson' };
      const day = shanghaiDay(at);
      if (isAbsent(person, day)) return { allowed: false, reason: 'absent' };
      return verdictOn(person, day, candidateGroups.flatMap((group) => holdersOfGroup(group, holders)));
    },
  };
}

/** Whether somebody is away on a day (`YYYY-MM-DD`). */
export function isAbsent(person: Person, day: string): boolean {
  return person.absences.some(({ from, to }) => from <= day && day <= to);
}

function holdersOfGroup(group: string, holders: (post: Post) => Person[]): Person[] {
  const post = postOfGroup(group);
  return post === undefined ? [] : holders(post);
}

function verdictOn(person: Person, day: string, holders: Person[]): Verdict {
  if (holders.includes(person)) return { allowed: true, as: 'holder' };
  const absentee = holders.find((holder) => holder.deputy === person.id && isAbsent(holder, day));
  if (absentee) return { allowed: true, as: 'deputy', standsInFor: absentee.id };
  return { allowed: false, reason: 'notHolder' };
}
