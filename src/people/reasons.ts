import type { Locale } from '../config';
import { actName } from './act-names';
import { departmentName, postName, postOfGroup } from './posts';

type Named = { name: string; nameEn: string };

/** Why somebody may not take or complete a task: what a person reads in the task list. */
export interface Reasons {
  claimFirst(): string;
  unknownPerson(person: Named): string;
  absent(person: Named): string;
  notHolder(person: Named, candidateGroups: readonly string[]): string;
  /** The step is for the superior of who did `done` in the case. */
  notSuperior(person: Named, superior: Named, done: string): string;
  /** `done` was done by this person in the same case, so `act` needs somebody else (I-G-9). */
  otherHand(person: Named, done: string, act: string): string;
  alreadyDone(doer: Named, act: string): string;
  /** The same sheet bears this person's signature for the department `signedFor`. */
  otherDepartment(person: Named, signedFor: string, department: string): string;
  /** Of a meeting: two people sit for one department or post. */
  seatTaken(seat: string): string;
  /** Of a meeting: one person sits for two. */
  twoSeats(person: Named): string;
  /** Of a meeting: without whom it can't resolve. */
  chairMissing(chair: string): string;
}

const chinese: Reasons = {
  claimFirst: () => '请先领取任务，再完成。',
  unknownPerson: (person) => `人员目录中没有“${person.name}”。`,
  absent: (person) => `${person.name}今天不在岗，不能办理，请由其代理人办理。`,
  notHolder: (person, groups) => `此步骤由${postsIn(groups, 'zh-CN')}办理；${person.name}不任此岗，也不是缺勤者的代理人。`,
  notSuperior: (person, superior, done) => `此步骤由办理“${actName(done, 'zh-CN')}”者的上级${superior.name}办理；${person.name}不是，也不是其缺勤时的代理人。`,
  otherHand: (person, done, act) =>
    `${person.name}已办理“${actName(done, 'zh-CN')}”，不能再办理“${actName(act, 'zh-CN')}”，请由另一人办理。`,
  alreadyDone: (doer, act) => `“${actName(act, 'zh-CN')}”已由${doer.name}办理。`,
  otherDepartment: (person, signedFor, department) =>
    `${person.name}已代表${departmentName(signedFor, 'zh-CN')}在此单上签署，不能再代表${departmentName(department, 'zh-CN')}签署，请由另一人签署。`,
  seatTaken: (seat) => `${departmentName(seat, 'zh-CN')}只能有一人出席，请去掉重复的一人。`,
  twoSeats: (person) => `${person.name}只能代表一方出席，请另选一人。`,
  chairMissing: (chair) => `没有${departmentName(chair, 'zh-CN')}主持，会议不能作出决议。`,
};

const english: Reasons = {
  claimFirst: () => 'Claim the task first, then complete it.',
  unknownPerson: (person) => `There is no "${person.nameEn}" in the people directory.`,
  absent: (person) => `${person.nameEn} is absent today and can't act; a deputy may.`,
  notHolder: (person, groups) =>
    `This step is for the ${postsIn(groups, 'en')}; ${person.nameEn} has no such post and stands in for no absent holder.`,
  notSuperior: (person, superior, done) =>
    `This step is for ${superior.nameEn}, the superior of who did "${actName(done, 'en')}"; ${person.nameEn} is not, and stands in for no absence.`,
  otherHand: (person, done, act) =>
    `${person.nameEn} did "${actName(done, 'en')}" in this case, so another person must do "${actName(act, 'en')}".`,
  alreadyDone: (doer, act) => `"${actName(act, 'en')}" was already done by ${doer.nameEn}.`,
  otherDepartment: (person, signedFor, department) =>
    `${person.nameEn} signed this sheet for the ${departmentName(signedFor, 'en')}, so another person must sign for the ${departmentName(department, 'en')}.`,
  seatTaken: (seat) => `Only one person sits for the ${departmentName(seat, 'en')}; take the other one out.`,
  twoSeats: (person) => `${person.nameEn} sits for one department or post only; choose somebody else for the other.`,
  chairMissing: (chair) => `Without the ${departmentName(chair, 'en')} in the chair the meeting can't resolve anything.`,
};

/** The reasons in a language. */
export const reasonsIn = (locale: Locale): Reasons => (locale === 'zh-CN' ? chinese : english);

function postsIn(groups: readonly string[], locale: Locale): string {
  const names = groups.map((group) => {
    const post = postOfGroup(group);
    return post === undefined ? group : postName(post, locale);
  });
  return names.join(locale === 'zh-CN' ? '或' : ' or ');
}
