import { z } from 'zod';
import { waitFor } from '../wait';
import type { BusyStaff } from './busy-staff';
import { jobFigures, percentilesOf, type Figures } from './figures';
import { startOrderInstallation, type OrderInstallation } from './order-installation';
import { masterDataFor, plansFor, warmUpOf, type Plan } from './order-kinds';
import { startOrderStaff } from './order-staff';
import { paintShopOf } from './paint-shop';
import { usageOf } from './processes/usage';
import { callFigures, type CallFigures } from './system-calls';

/** Milliseconds from taking a task to its form taken, the three listeners of each task included. */
export type StepFigures = ReturnType<typeof percentilesOf>;

export interface OrderFigures {
  /** By kind of order. */
  kinds: { figures: Figures; steps: StepFigures }[];
  /** Milliseconds of the workers' calls of the systems with orders in flight: over all, then by operation, slowest first. */
  calls: CallFigures[];
  /** The same with one order at a time, so that no call waits for another order's. */
  callsAlone: CallFigures[];
}

/**
 * Straight dealer orders of one line, by courier, through registration, slip, review, picking, check, approval,
 * packing, papers, carrier and closing, with real systems and scripted staff: from stock, and supplied in each way.
 */
export async function runDealerOrders(orders: number, inFlight: number): Promise<OrderFigures> {
  const plans = plansFor(orders);
  const installation = await startOrderInstallation(masterDataFor(plans));
  const run: Run = { ...installation, sent: 0 };
  const { restAddress, password, metricsUrl } = installation;
  const paint = paintShopOf(installation.systems);
  const onDone = async (elementId: string, { outsourcingOrderNo }: Record<string, unknown>) => {
    if (elementId === 'Task_SendWhiteParts') await paint(String(outsourcingOrderNo));
  };
  const staff = startOrderStaff({ restAddress, password, hands: inFlight, onDone });
  const calls = () => callFigures.read(metricsUrl);
  try {
    for (const plan of plans) await runOrders(run, plan, warmUpOf(plan), inFlight);
    const before = await calls();
    const kinds = [];
    for (const plan of plans) kinds.push(await measured(run, staff, plan, inFlight));
    const loaded = await calls();
    for (const plan of plans) for (let order = 0; order < plan.alone; order += 1) await runOrders(run, plan, 1, 1);
    return { kinds, calls: callFigures.between(before, loaded), callsAlone: callFigures.between(loaded, await calls()) };
  } finally {
    await staff.stop();
    await installation.stop();
  }
}

async function measured(run: Run, staff: BusyStaff, plan: Plan, inFlight: number): Promise<{ figures: Figures; steps: StepFigures }> {
  const { cluster, processes } = run;
  const since = await cluster.ask({ ask: 'now' }, z.string());
  const used = usageOf(processes);
  const done = staff.handled.length;
  const seconds = await runOrders(run, plan, plan.orders, inFlight);
  const figures = await cluster.ask({ ask: 'figures', since }, jobFigures);
  return {
    figures: {
      name: plan.name,
      ...figures,
      instancesPerSecond: plan.orders / seconds,
      jobsPerSecond: figures.jobs / seconds,
      usage: used(plan.orders),
    },
    steps: percentilesOf(staff.handled.slice(done).map((each) => each * 1000)),
  };
}

/** An installation at work, and how many orders it has been sent. */
interface Run extends OrderInstallation {
  sent: number;
}

/** Sends `count` orders, `inFlight` of them open at a time; the seconds until nothing of them runs any more, bookings and payments included. */
async function runOrders(run: Run, { name, partNo }: Plan, count: number, inFlight: number): Promise<number> {
  const { clients, cluster, sent: first } = run;
  run.sent += count;
  process.stderr.write(`  ${count} ${count === 1 ? 'order' : 'orders'} ${name} …\n`);
  const began = performance.now();
  const ended = async () => (await cluster.ask({ ask: 'ended', processId: 'dealer-part-order' }, z.number())) - first;
  let sent = 0;
  await waitFor(`${count} orders ${name} to end`, async () => {
    const over = await ended();
    while (sent < count && sent - over < inFlight) {
      sent += 1;
      const dealerOrderNo = `B-${first + sent}`;
      const body = { dealerNo: 'D-1', dealerOrderNo, shippingMethod: 'courier' as const, lines: [{ partNo, quantity: 1 }] };
      await clients.orderDesk.registerOrder({ body, idempotencyKey: dealerOrderNo });
    }
    return (over >= count && (await cluster.ask({ ask: 'running' }, z.number())) === 0) || undefined;
  }, 120_000 + count * 4_000);
  return (performance.now() - began) / 1000;
}
