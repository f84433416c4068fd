import { createHash } from 'node:crypto';
import { SystemRefusal } from '../http/client';
import type { SystemClients } from '../systems/clients';
import type { TakeOver } from './read';

/** What became of an open case of the old books. */
export interface OpenedCase {
  /** How the old books call it. */
  named: string;
  /** Its number here; undefined: it was refused. */
  caseNo?: string;
  refusal?: string;
}

/**
 * Opens incidents, vehicle returns and parcels at the order desk's own doors: each begins with the first step of its flow.
 * The key of each is made from what it says: a second time nothing happens.
 */
export async function openCases({ incidents, returns, parcels }: TakeOver, { orderDesk }: Pick<SystemClients, 'orderDesk'>): Promise<OpenedCase[]> {
  const opened: OpenedCase[] = [];
  const add = async (named: string, body: object, open: (idempotencyKey: string) => Promise<{ caseNo: string }>) => {
    const key = `take-over/${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
    opened.push(await open(key).then(({ caseNo }) => ({ named, caseNo }), (error: unknown) => ({ named, refusal: refusalOf(error) })));
  };
  for (const body of incidents) await add(`${body.dealerNo} ${body.dealerReportNo ?? ''}`, body, (idempotencyKey) => orderDesk.reportIncident({ body, idempotencyKey }));
  for (const body of returns) await add(`${body.dealerNo} ${body.frameNo}`, body, (idempotencyKey) => orderDesk.applyForVehicleReturn({ body, idempotencyKey }));
  for (const body of parcels) await add(`${body.dealerNo} ${body.dealerListNo ?? ''}`, body, (idempotencyKey) => orderDesk.reportReturnedParts({ body, idempotencyKey }));
  return opened;
}

function refusalOf(error: unknown): string {
  if (!(error instanceof SystemRefusal)) throw error;
  return error.problem.errors?.map(({ field, detail }) => `${field}: ${detail}`).join('; ') ?? error.problem.detail;
}
