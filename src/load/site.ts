import type { CamundaClient } from '../camunda/client';
import type { Directory } from '../people/directory';
import type { SystemClients } from '../systems/clients';

/** An installation at work, as dealers, partners and staff see it. */
export interface Site {
  restAddress: string;
  /** The engine's API, signed in as somebody who may look at everything. */
  camunda: CamundaClient;
  /** Password of every person. */
  password: string;
  directory: Directory;
  /** The systems as dealers call them, and as the company's own people do. */
  clients: SystemClients;
  systems: SystemClients;
  /** The engine's time. */
  now: () => Date;
}
