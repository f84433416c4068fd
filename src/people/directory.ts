import { shanghaiDay } from '../clock';
import type { Person } from './person';
import { postOfGroup, type Post } from './posts';

/** May somebody act for one of the posts, and as what; or why not. */
export type Verdict =
  | { allowed: true; as: 'holder'; post: Post }
  | { allowed: true; as: 'deputy'; post: Post; standsInFor: string }
  | { allowed: false; reason: 'unknownPerson' | 'absent' | 'notHolder' };

/** Who is in the company, with which posts, and who may act on which day. */
export interface Directory {
  people: readonly Person[];
  person(id: string): Person | undefined;
  /** Everybody who has the post, absent or not. */
  holders(post: Post): Person[];
  /** `candidateGroups` are posts in kebab case; the day of `at` counts in Asia/Shanghai. */
  mayAct(personId: string, candidateGroups: readonly string[], at: Date): Verdict;
  /** Is it this person, here that day, or the deputy of this person who is not? */
  mayActFor(personId: string, actsFor: Person, at: Date): StandIn;
}

/** May somebody act in place of one person, and as what; or why not. */
export type StandIn = { allowed: true; as: 'holder' | 'deputy' } | Extract<Verdict, { allowed: false }>;

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
    mayActFor(personId, actsFor, at) {
      const day = shanghaiDay(at);
      const person = byId.get(personId);
      if (!person) return { allowed: false, reason: 'unknownPerson' };
      if (isAbsent(person, day)) return { allowed: false, reason: 'absent' };
      if (person === actsFor) return { allowed: true, as: 'holder' };
      const standsIn = actsFor.deputy === personId && isAbsent(actsFor, day);
      return standsIn ? { allowed: true, as: 'deputy' } : { allowed: false, reason: 'notHolder' };
    },
  };
}

/** Whether somebody is away on a day (`YYYY-MM-DD`). */
export function isAbsent(person: Person, day: string): boolean {
  return person.absences.some(({ from, to }) => from <= day && day <= to);
}

interface Holder {
  post: Post;
  holder: Person;
}

function holdersOfGroup(group: string, holders: (post: Post) => Person[]): Holder[] {
  const post = postOfGroup(group);
  return post === undefined ? [] : holders(post).map((holder) => ({ post, holder }));
}

function verdictOn(person: Person, day: string, holders: Holder[]): Verdict {
  const own = holders.find(({ holder }) => holder === person);
  if (own) return { allowed: true, as: 'holder', post: own.post };
  const absent = holders.find(({ holder }) => holder.deputy === person.id && isAbsent(holder, day));
  if (absent) return { allowed: true, as: 'deputy', post: absent.post, standsInFor: absent.holder.id };
  return { allowed: false, reason: 'notHolder' };
}
