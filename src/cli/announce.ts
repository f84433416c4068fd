import type { Cluster } from '../cluster';
import type { Config } from '../config';
import type { Installation } from '../installation/installation';
import type { Directory } from '../people/directory';

/** What is running, for those who tell of it. */
export interface Announced {
  cluster: Cluster;
  installation: Installation;
  directory: Directory;
  demoPassword: string;
  /** File of the settings for commands beside this one. */
  settings: string;
  seconds: number;
  config: Config;
}

/** Prints what is running at which address, and who may sign in. */
export function announce({ cluster, installation, directory, demoPassword, settings, seconds }: Announced): void {
  const processes = installation.deployed.map(({ processId }) => processId);
  const flows = processes.filter((processId) => !processId.includes('--'));
  console.log(`
aftersales-flows is running (${seconds.toFixed(1)} s from start to deployed diagrams)

  Camunda REST API v2    ${cluster.restAddress}/v2
  Camunda gRPC           ${cluster.grpcAddress}
  Camunda health, clock  ${cluster.monitoringAddress}/actuator/health, /actuator/clock
  Company systems        ${installation.systems.systems.map(({ name }) => `${installation.systems.url}/${name}/docs`).join('\n                         ')}
  Diagrams               ${flows.length} flows with ${processes.length - flows.length} part flows:
                         ${inLines(flows).join(',\n                         ')}
  Settings and keys      ${settings}  (for this start only)

People of the demo, all with the password ${demoPassword}`);
  for (const person of directory.people) {
    console.log(`  ${person.id.padEnd(16)} ${person.name}  ${person.nameEn.padEnd(14)} ${person.posts.join(', ')}`);
  }
}

/** Names, several to a line of a usual terminal. */
function inLines(names: string[], width = 90): string[] {
  const lines: string[] = [];
  for (const name of names.toSorted()) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length + 2 <= width) lines[lines.length - 1] = `${last}, ${name}`;
    else lines.push(name);
  }
  return lines;
}

/** Prints what a person may do next. */
export function announceNextSteps(): void {
  console.log(`
What to do next: start an order and bring it to shipment by hand, as README.md shows under "By hand".
Ctrl-C stops everything.`);
}
