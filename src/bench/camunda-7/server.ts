import { freePort } from '../../database/free-port';
import { startProgram, type Running } from '../processes/command';
import { classPath, ensureCamunda7, mainClass } from './build';

/** Where Camunda 7 keeps its state. */
export interface Store {
  url: string;
  username: string;
  password: string;
}

/** As its Spring Boot starter sets it up: a database that is gone with the process. */
export const h2InMemory: Store = { url: 'jdbc:h2:mem:camunda', username: 'sa', password: '' };

/** @param url of an empty database, as the `pg` client writes it */
export function postgresStore(url: string): Store {
  const { username, password, host, pathname } = new URL(url);
  return { url: `jdbc:postgresql://${host}${pathname}`, username, password };
}

export interface Camunda7 extends Running {
  /** Address of its REST API. */
  rest: string;
}

/**
 * Starts Camunda 7.23 with the settings that it comes with (history `full`, ten connections, job executor on), the
 * same limit of memory as our engine has, and the JVM's own choice of compilers and garbage collector.
 */
export async function startCamunda7({ url, username, password }: Store): Promise<Camunda7> {
  const jdk = await ensureCamunda7();
  const port = await freePort();
  const rest = `http://127.0.0.1:${port}/engine-rest`;
  const settings = { 'server.address': '127.0.0.1', 'server.port': String(port), 'spring.main.banner-mode': 'off', 'logging.level.root': 'WARN' };
  const env = { SPRING_DATASOURCE_URL: url, SPRING_DATASOURCE_USERNAME: username, SPRING_DATASOURCE_PASSWORD: password };
  const given = ['-Xmx4g', '-cp', classPath, mainClass, ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)];
  return { rest, ...(await startProgram('Camunda 7', { program: jdk.java, given, env }, `${rest}/version`)) };
}
