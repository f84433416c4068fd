import type { Handlers } from '../../../http/system-app';
import { notBuilt } from '../../not-built';
import type { WarehouseTables } from '../tables';
import type { scrapOperations } from './operations';

type ScrapContract = { system: string; title: string; operations: typeof scrapOperations };

/** Carries out the warehouse's operations on scrap candidates and scrap lists. */
export const scrapHandlers: Handlers<ScrapContract, WarehouseTables> = {
  addScrapCandidate: notBuilt,
  openScrapCase: notBuilt,
  drawUpScrapList: notBuilt,
  decideScrapList: notBuilt,
  listScrapCandidates: notBuilt,
  listScrapLists: notBuilt,
  listScrapCases: notBuilt,
};
