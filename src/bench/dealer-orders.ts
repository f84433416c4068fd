import { z } from 'zod';
import { waitFor } from '../wait';
import { jobFigures, percentilesOf, type Figures } from './figures';
import { startOrderInstallation, type OrderInstallation } from './order-installation';
import { startOrderStaff } from './order-staff';
import { usageOf } from './processes/usage';
import { callFigures, type CallFigures } from './system-calls';

export interface OrderFigures {
  figures: Figures;
  /** Milliseconds of the workers' calls of the systems: over all, then by operation, slowest first. */
  calls: CallFigures[];
  /** Milliseconds from taking a task to its form taken, the three listeners of each task included. */
  people: { p50: number; p95: number; p99: number };
}

/**
 * The straight dealer order (S2.1, S3.1): one line in stock, by courier, through registration, slip, review,
 * picking, check, approval, packing, papers, carrier and closing, with real systems and scripted staff.
 */
export async function runDealerOrders(orders: number, inFlight: number): Promise<OrderFigures> {
  const warmUp = Math.ceil(orders / 4);
  const installation = await startOrderInstallation(masterDataFor(orders + warmUp));
  const staff = startOrderStaff(installation.restAddress, installation.password, inFlight);
  try {
    await runOrders(installation, 0, warmUp, inFlight);
    const since = await installation.cluster.ask({ ask: 'now' }, z.string());
    const before = await callFigures.read(installation.metricsUrl);
    const used = usageOf(installation.pids);
    const done = staff.handled.length;
    const began = performance.now();
    await runOrders(installation, warmUp, orders, inFlight);
    const seconds = (performance.now() - began) / 1000;
    const figures = await installation.cluster.ask({ ask: 'figures', since }, jobFigures);
    return {
      figures: { name: 'straight dealer order', ...figures, instancesPerSecond: orders / seconds, jobsPerSecond: figures.jobs / seconds, usage: { ...used(orders), PostgreSQL: { mb: installation.databaseMb(), cpuMs: undefined } } },
      calls: callFigures.between(before, await callFigures.read(installation.metricsUrl)),
      people: percentilesOf(staff.handled.slice(done).map((each) => each * 1000)),
    };
  } finally {
    await staff.stop();
    await installation.stop();
  }
}

/** Sends `count` orders, `inFlight` of them open at a time, and waits for the last one's end. */
async function runOrders({ clients, cluster }: OrderInstallation, first: number, count: number, inFlight: number): Promise<void> {
  const ended = async () => (await cluster.ask({ ask: 'ended', processId: 'dealer-part-order' }, z.number())) - first;
  let sent = 0;
  await waitFor(`${count} orders to end`, async () => {
    const over = await ended();
    while (sent < count && sent - over < inFlight) {
      sent += 1;
      const dealerOrderNo = `B-${first + sent}`;
      const body = { dealerNo: 'D-1', dealerOrderNo, shippingMethod: 'courier' as const, lines: [{ partNo: 'BRK-01', quantity: 1 }] };
      await clients.orderDesk.registerOrder({ body, idempotencyKey: dealerOrderNo });
    }
    return over >= count || undefined;
  }, 30_000 + count * 2_000);
}

/** One dealer, one part, and enough of it for every order. */
const masterDataFor = (pieces: number) => ({
  catalogue: {
    dealers: [{ dealerNo: 'D-1', name: '东方电动车行', partialAllowed: true }],
    parts: [{ partNo: 'BRK-01', nameZh: '制动手柄', nameEn: 'Brake lever', model: 'M1', kind: 'ordinary' as const }],
    models: [{ model: 'M1', inProduction: true }],
    prices: [{ partNo: 'BRK-01', validFrom: '2020-01-01', price: '18.00' }],
  },
  stock: [{ partNo: 'BRK-01', unitCost: '12.00', opening: { AS: pieces } }],
  balances: [{ account: 'afterSalesInventory', amount: (pieces * 12).toFixed(2) }],
});
