import { connectCamunda } from '../camunda/client';
import { StaffMember } from '../camunda/staff-member';
import type { Config } from '../config';
import type { Directory } from '../people/directory';
import { candidateGroupOf, posts } from '../people/posts';
import type { ScriptedPerson } from './scripted-staff';

export interface SignIn {
  directory: Directory;
  restAddress: string;
  password: string;
  /** The day on which they work: who is away does not, and the deputy does. */
  at: Date;
  /** Language of their names. */
  locale: Config['LOCALE'];
}

/** Everybody of the directory who may act that day for some post, signed in. */
export function peopleAtWork({ directory, restAddress, password, at, locale }: SignIn): ScriptedPerson[] {
  const groups = posts.map(candidateGroupOf);
  return directory.people
    .map(({ id, name, nameEn }) => ({
      member: new StaffMember(id, connectCamunda(restAddress, { username: id, password })),
      name: locale === 'zh-CN' ? name : nameEn,
      groups: groups.filter((group) => directory.mayAct(id, [group], at).allowed),
    }))
    .filter((person) => person.groups.length > 0);
}
