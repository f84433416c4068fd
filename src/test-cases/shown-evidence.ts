import { UserTaskKey } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import type { OpenTask } from '../camunda/staff-member';
import type { CaseWorld } from './world';

const figure = /<figure><a href="([^"]+)">.*?<strong>([^<]+)<\/strong> ([^<]+)/gs;

/**
 * What the page shows to a person that a task's form links to: `number file` of each piece of evidence.
 * Throws when the form has no such link, or when the person can not open the page or a piece on it.
 */
export async function shownEvidence(world: CaseWorld, personId: string, task: OpenTask): Promise<string[]> {
  const { evidencePage } = z.object({ evidencePage: z.url() }).parse(await world.staff(personId).variablesOf(task));
  const form = await world.camunda.getUserTaskForm({ userTaskKey: UserTaskKey.assumeExists(task.userTaskKey) }, { consistency: { waitUpToMs: 0 } });
  if (!JSON.stringify(form).includes('({{evidencePage}})')) throw new Error(`The form of ${task.elementId} does not link to the evidence`);
  const open = async (address: string) => {
    const answer = await fetch(address, { headers: { authorization: world.signInOf(personId) } });
    if (!answer.ok) throw new Error(`${personId} can not open ${address}: ${answer.status}`);
    return answer;
  };
  const page = await (await open(evidencePage)).text();
  const pieces = [...page.matchAll(figure)].map(([, href = '', evidenceNo = '', fileName = '']) => ({ href, shown: `${evidenceNo} ${fileName.trim()}` }));
  for (const { href } of pieces) await (await open(new URL(href, evidencePage).href)).arrayBuffer();
  return pieces.map(({ shown }) => shown);
}
