import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import type { Handlers } from '../../http/handlers';
import type { pickUpOperations, recordPickUpBody } from './pick-up-operations';
import type { LogisticsTables, LogisticsTx } from './tables';

async function recordPickUp(tx: LogisticsTx, given: z.output<typeof recordPickUpBody>, at: Date): Promise<string> {
  const pickUpNo = await nextNumber(baseOf(tx), 'PU', at);
  await tx.insertInto('pickUp').values({ ...given, pickUpNo, fetchedAt: at }).execute();
  return pickUpNo;
}

async function listPickUps(tx: LogisticsTx, wanted: OfCase) {
  const rows = await tx.selectFrom('pickUp').selectAll().$call(pageOfCase(wanted)).execute();
  return rows.map((row) => ({ ...row, fetchedAt: shanghaiIso(row.fetchedAt) }));
}

type PickUpContract = { system: string; title: string; operations: typeof pickUpOperations };

/** Carries out logistics' operations on vehicles that are fetched (VR-D6.3). */
export const pickUpHandlers: Handlers<PickUpContract, LogisticsTables> = {
  recordPickUp: async ({ tx, at }, { body }) => ({ pickUpNo: await recordPickUp(tx, body, at) }),
  listPickUps: async ({ tx }, { query }) => ({ pickUps: await listPickUps(tx, query) }),
};
