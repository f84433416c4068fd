import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Person } from '../spec/hands';

const file = join(import.meta.dirname, '..', '..', '..', 'src', 'people', 'demo-people.json');
const directory = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      posts: z.array(z.string()),
      superior: z.string().optional(),
      deputy: z.string().optional(),
      absences: z.array(z.unknown()).default([]),
    }),
  ),
});

/** The people of the directory's file; who is absent there is so for the whole run. */
export async function readPeople(): Promise<Person[]> {
  const { people } = directory.parse(JSON.parse(await readFile(file, 'utf8')));
  return people.map(({ absences, ...person }) => ({ ...person, away: absences.length > 0 }));
}
