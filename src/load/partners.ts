import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { paintShopOf } from '../bench/paint-shop';
import { shanghaiIso } from '../clock';
import { dealerNo } from './market';
import { patiently, usualPatience } from './patience';
import type { Site } from './site';

const hourMs = 3600 * 1000;
const vehicleEveryMs = 10_000;

/** What dealer and paint shop do once somebody's task has told them; the desk may await it only a moment after the task. @param patience how they try again */
export function startPartners({ clients, systems }: Site, patience = usualPatience) {
  const paint = paintShopOf(systems, patience.limitMs);
  return async (elementId: string, seen: Record<string, unknown>): Promise<void> => {
    const caseNo = String(seen['caseNo']);
    if (elementId === 'Task_SendWhiteParts') {
      const outsourcingOrderNo = String(seen['outsourcingOrderNo']);
      await patiently(`paint/${outsourcingOrderNo}`, () => paint(outsourcingOrderNo), patience);
    }
    if (elementId === 'Task_TellDealer') {
      const call = { body: { caseNo, dealerNo, answer: 'accepted' as const }, idempotencyKey: `answer/${caseNo}` };
      await patiently(call.idempotencyKey, () => clients.orderDesk.answerOpinion(call), patience, 'questionClosed');
    }
    if (elementId === 'Task_TellApproval') {
      const call = { body: { caseNo, dealerNo, transport: 'dealerOwn' as const }, idempotencyKey: `brought/${caseNo}` };
      await patiently(call.idempotencyKey, () => clients.orderDesk.announceVehicle(call), patience, 'vehicleNotAwaited');
    }
  };
}

/** Customer Service plans a vehicle to a dealer. @param planNo another one for each */
export async function planVehicle({ systems, now }: Site, planNo: string, to: string, patience = usualPatience): Promise<void> {
  const departsAt = shanghaiIso(new Date(now().getTime() + 8 * hourMs));
  const call = { body: { planNo, dealerNo: to, vehicleNo: '沪A12345', departsAt }, idempotencyKey: `plan/${planNo}` };
  await patiently(call.idempotencyKey, () => systems.logistics.receiveDispatchPlan(call), patience);
}

/** A vehicle to the dealer every now and then: what goes by vehicle waits for one. */
export function startVehicles(site: Site): { stop(): Promise<void> } {
  const stopped = new AbortController();
  // Traffic comes several times to one installation, the warm-up first: its vehicles are others each time.
  const run = randomUUID().slice(0, 8);
  const driving = (async () => {
    for (let number = 1; !stopped.signal.aborted; number += 1) {
      await planVehicle(site, `V-${run}-${number}`, dealerNo);
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
