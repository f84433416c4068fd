import type { Handlers } from '../../../http/handlers';
import type { FinanceTables } from '../tables';
import { applyToCompanyGm, decideCompanyGmApplication, recordScrapApproval } from './approvals';
import { recordCountersignature, recordCountersignResult } from './countersign';
import type { scrapOperations } from './operations';
import { recordScrapReport } from './reports';
import { requireFacts } from './facts';
import { splitLists } from './split-lists';
import { listScrapReports } from './views';
import { writeOffScrap } from './write-off';

type ScrapContract = { system: string; title: string; operations: typeof scrapOperations };

/** Carries out finance's operations on scrap cases. */
export const scrapHandlers: Handlers<ScrapContract, FinanceTables> = {
  recordScrapReport: ({ tx, at }, { body }) => recordScrapReport(tx, body, at),
  recordCountersignature: async ({ tx, at }, { body }) => {
    await recordCountersignature(tx, body, at);
    return {};
  },
  recordCountersignResult: async ({ tx, at }, { body }) => ({ countersignSheetNo: await recordCountersignResult(tx, body, at) }),
  recordScrapApproval: async ({ tx, at }, { body }) => ({ scrapApprovalNo: await recordScrapApproval(tx, body, at) }),
  checkScrapFacts: async ({ tx }, { query }) => {
    await requireFacts(tx, query);
    return {};
  },
  applyToCompanyGm: async ({ tx, at }, { body }) => ({ companyGmApplicationNo: await applyToCompanyGm(tx, body, at) }),
  decideCompanyGmApplication: async ({ tx, at }, { body }) => {
    await decideCompanyGmApplication(tx, body, at);
    return {};
  },
  writeOffScrap: ({ tx, at }, { body }) => writeOffScrap(tx, body, at),
  listSplitLists: async ({ tx }, { query }) => ({ splitLists: await splitLists(tx, query.limit) }),
  listScrapReports: async ({ tx }, { query }) => ({ scrapReports: await listScrapReports(tx, query) }),
};
