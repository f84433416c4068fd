import { connectCamunda } from '../camunda/client';
import { StaffMember } from '../camunda/staff-member';
import type { Clock } from '../clock';
import type { Cluster } from '../cluster';
import type { Installation } from '../installation/installation';
import type { Logger } from '../log';
import type { Directory } from '../people/directory';
import { candidateGroupOf } from '../people/posts';
import { waitFor } from '../wait';
import { feedMorning } from './morning';
import { startScriptedStaff, type ScriptedStaff } from './scripted-staff';

const ended = new Set(['shippedInFull', 'shippedInPart', 'notSupplied', 'rejected', 'duplicate', 'cancelled']);

/** What is running, as far as the demo plays with it. */
interface Running {
  cluster: Cluster;
  installation: Installation;
  directory: Directory;
  demoPassword: string;
  clock: Clock;
  logger: Logger;
}

/**
 * The demo: a morning of dealer orders, worked off by the people of the directory; prints who did what,
 * then what became of each order.
 * @param atWork told of the staff, who stay at their desks until stopped
 */
export async function playMorning(
  options: Running,
  atWork: (staff: ScriptedStaff) => void,
): Promise<void> {
  const { installation, cluster, directory, clock, logger, demoPassword } = options;
  const orderNos = await feedMorning(installation.clients, clock);
  console.log(`\n${orderNos.length} dealer orders came in: ${orderNos.join(', ')}`);
  const staff = startScriptedStaff({
    people: directory.people.map((person) => ({
      member: new StaffMember(person.id, connectCamunda(cluster.restAddress, { username: person.id, password: demoPassword })),
      name: person.name,
      groups: person.posts.map(candidateGroupOf),
    })),
    logger,
    onDone: (person, task, orderNo) => console.log(`  ${orderNo}  ${person}  ${task.name}`),
  });
  atWork(staff);
  await settled(options, orderNos);
  await printOrders(options, orderNos);
}

/** Waits until every order has ended or waits for a person who decides what no script may. */
async function settled({ installation }: Running, orderNos: string[]): Promise<void> {
  await waitFor(
    'the morning to be worked off',
    async () => {
      const orders = await Promise.all(orderNos.map((orderNo) => installation.clients.orderDesk.getOrder({ params: { orderNo } })));
      return orders.every((order) => ended.has(order.state) || waitsForPerson(order)) || undefined;
    },
    120_000,
  );
}

interface OrderSeen {
  state: string;
  lines: { ordered: number; shipped: number; awaited: number; givenUp: number }[];
}

/** Whatever could go has gone; the rest is asked for. */
function waitsForPerson(order: OrderSeen): boolean {
  return order.lines.length > 0 && order.lines.every((line) => line.shipped + line.awaited + line.givenUp === line.ordered);
}

async function printOrders({ installation }: Running, orderNos: string[]): Promise<void> {
  console.log('\nWhat became of each order');
  for (const orderNo of orderNos) {
    const order = await installation.clients.orderDesk.getOrder({ params: { orderNo } });
    const lines = order.lines.map((line) => `${line.partNo} ${line.shipped}/${line.ordered}`).join(', ');
    const rest = ended.has(order.state) ? '' : `  waits: ${order.lines.filter((line) => line.awaited > 0).map((line) => `${line.awaited} ${line.partNo}`).join(', ')} not in stock, a back-office clerk decides`;
    console.log(`  ${order.orderNo}  ${order.dealerName}  ${order.state}  (${lines})${rest}`);
  }
  const { debit, credit } = await installation.clients.finance.trialBalance({});
  console.log(`  Ledger: debit ${debit}, credit ${credit} CNY`);
}
