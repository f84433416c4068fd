import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startPaintShop } from '../bench/paint-shop';
import { shanghaiIso } from '../clock';
import { SystemRefusal } from '../http/client';
import { waitFor } from '../wait';
import { dealerNo } from './market';
import type { Site } from './site';

const hourMs = 3600 * 1000;
const vehicleEveryMs = 10_000;

/** Dealer, paint shop and Customer Service: what they do once somebody's task has told them. */
export function startPartners(site: Site) {
  const { clients, systems } = site;
  const paint = startPaintShop(systems);
  const leaving = startVehicles(site);
  return {
    async hear(elementId: string, seen: Record<string, unknown>): Promise<void> {
      const caseNo = String(seen['caseNo']);
      if (elementId === 'Task_SendWhiteParts') await paint(String(seen['outsourcingOrderNo']));
      if (elementId === 'Task_TellDealer') {
        await taken(`answer/${caseNo}`, 'questionClosed', (idempotencyKey) => clients.orderDesk.answerOpinion({ body: { caseNo, dealerNo, answer: 'accepted' }, idempotencyKey }));
      }
      if (elementId === 'Task_TellApproval') {
        const body = { caseNo, dealerNo, transport: 'dealerOwn' as const };
        await taken(`brought/${caseNo}`, 'vehicleNotAwaited', (idempotencyKey) => clients.orderDesk.announceVehicle({ body, idempotencyKey }));
      }
    },
    stop: () => leaving.stop(),
  };
}

/** The desk awaits it a moment after the task: it refuses until then. @param notYet code of that refusal */
async function taken(what: string, notYet: string, tell: (key: string) => Promise<unknown>): Promise<void> {
  let tries = 0;
  await waitFor(`${what} to be taken in`, async () => {
    try {
      await tell(`${what}/${(tries += 1)}`);
      return true;
    } catch (error) {
      if (error instanceof SystemRefusal && error.problem.code === notYet) return undefined;
      throw error;
    }
  });
}

/** A vehicle to the dealer every now and then: what goes by vehicle waits for one. */
function startVehicles({ systems, now }: Site): { stop(): Promise<void> } {
  const stopped = new AbortController();
  // Traffic comes several times to one installation, the warm-up first: its vehicles are others each time.
  const run = randomUUID().slice(0, 8);
  const driving = (async () => {
    for (let number = 1; !stopped.signal.aborted; number += 1) {
      const departsAt = shanghaiIso(new Date(now().getTime() + 8 * hourMs));
      await systems.logistics.receiveDispatchPlan({ body: { planNo: `V-${run}-${number}`, dealerNo, vehicleNo: '沪A12345', departsAt }, idempotencyKey: `plan/${run}/${number}` });
      await pause(vehicleEveryMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await driving;
    },
  };
}
