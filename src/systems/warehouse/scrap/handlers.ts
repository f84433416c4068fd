import type { Handlers } from '../../../http/handlers';
import type { WarehouseTables } from '../tables';
import { addScrapCandidate } from './candidates';
import { openScrapCase } from './cases';
import { decideScrapList } from './decisions';
import { drawUpScrapList } from './lists';
import type { scrapOperations } from './operations';
import { listScrapCandidates, listScrapCases, listScrapLists } from './views';

type ScrapContract = { system: string; title: string; operations: typeof scrapOperations };

/** Carries out the warehouse's operations on scrap candidates and scrap lists. */
export const scrapHandlers: Handlers<ScrapContract, WarehouseTables> = {
  addScrapCandidate: async ({ tx, at }, { body }) => ({ candidateId: await addScrapCandidate(tx, body, at) }),
  openScrapCase: ({ tx, at }, { body }) => openScrapCase(tx, body, at),
  drawUpScrapList: ({ tx, at }, { body }) => drawUpScrapList(tx, body, at),
  decideScrapList: ({ tx, at }, { body }) => decideScrapList(tx, body, at),
  listScrapCandidates: async ({ tx }, { query }) => ({ scrapCandidates: await listScrapCandidates(tx, query) }),
  listScrapLists: async ({ tx }, { query }) => ({ scrapLists: await listScrapLists(tx, query) }),
  listScrapCases: async ({ tx }, { query }) => ({ scrapCases: await listScrapCases(tx, query) }),
};
