import { join } from 'node:path';
import type { OrderInstallation } from '../bench/order-installation';
import { connectCamunda } from '../camunda/client';
import { wallClock } from '../clock';
import { loadDirectory } from '../people/directory-file';
import type { Site } from './site';

const demoPeople = join(import.meta.dirname, '..', 'people', 'demo-people.json');

/** The installation whose parts are processes of their own; its engine has this machine's time. */
export async function siteOf({ restAddress, password, clients, systems }: OrderInstallation): Promise<Site> {
  return {
    ...{ restAddress, password, clients, systems },
    camunda: connectCamunda(restAddress, { username: 'workers', password }),
    directory: await loadDirectory(demoPeople),
    now: () => wallClock.now(),
  };
}
