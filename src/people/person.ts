import { z } from 'zod';
import type { Post } from './posts';

/** The user name that the person signs in with; where these are mail addresses (Camunda SaaS), the address. */
const personId = z.string().max(64).regex(/^[a-z][a-z0-9._-]{0,63}$|^[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be an id such as li.min (small letters, digits, . _ -), or a mail address in small letters');
const name = z.string().trim().min(1).max(80);
const absence = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, 'ends before it begins');

/** A person as the file of people tells. */
export const person = z.strictObject({
  id: personId,
  name,
  nameEn: name,
  posts: z.array(z.string()),
  superior: personId.optional(),
  /** Acts in this person's place on the days of an absence. */
  deputy: personId.optional(),
  /** Days in Asia/Shanghai, first and last included. */
  absences: z.array(absence).default([]),
  language: z.enum(['zh-CN', 'en']),
});

export const peopleFile = z.strictObject({ people: z.array(person).min(1) });

export type ToldPerson = z.output<typeof person>;

/** Somebody of the directory. */
export type Person = Omit<ToldPerson, 'posts'> & { posts: Post[] };
