import type { CamundaClient } from './client';

/** How many incidents are open at an element of a process. */
export interface OpenIncidents {
  process: string;
  element: string;
  incidents: number;
}

const pageSize = 500;
/** More than these are not told apart: whoever has so many has another worry. */
const maxPages = 10;

/** Counts the incidents that are open in the engine, by process and element. Rejects when the engine does not answer. */
export async function readOpenIncidents(client: CamundaClient): Promise<OpenIncidents[]> {
  const counted = new Map<string, OpenIncidents>();
  for (let page = 0; page < maxPages; page += 1) {
    const { items = [] } = await client.searchIncidents(
      { filter: { state: 'ACTIVE' }, page: { from: page * pageSize, limit: pageSize } },
      { consistency: { waitUpToMs: 0 } },
    );
    for (const { processDefinitionId: process = '', elementId: element = '' } of items) {
      const incidents = (counted.get(`${process}/${element}`)?.incidents ?? 0) + 1;
      counted.set(`${process}/${element}`, { process, element, incidents });
    }
    if (items.length < pageSize) break;
  }
  return [...counted.values()];
}
