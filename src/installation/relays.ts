import type { CamundaClient } from '../camunda/client';
import { createPublisher } from '../camunda/messages';
import type { Clock } from '../clock';
import type { Logger } from '../log';
import { createDeliver } from '../relay/deliver';
import { createRelay, type Relay } from '../relay/relay';
import { createSystemCaller } from '../relay/system-call';
import type { SystemClients } from '../systems/clients';
import { noticeSender } from '../systems/documents/channels/sender';
import { openNoticeChannel, type NoticeSettings } from './notice-channel';
import { flowsFolder } from './flows-folder';
import type { SystemsHost } from './systems-host';

export interface RelaysOptions {
  systems: SystemsHost;
  clients: SystemClients;
  camunda: CamundaClient;
  clock: Clock;
  logger: Logger;
  installation: string;
  notices: NoticeSettings;
}

/** The relays of all systems' outboxes. */
export interface Relays {
  /** Resolves when nothing due is left in any outbox. */
  drain(): Promise<void>;
  /** Entries not delivered yet, over all outboxes. */
  pending(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a relay for each system's outbox; a system's change wakes its own. */
export function startRelays(options: RelaysOptions): Relays {
  const publish = createPublisher(options.camunda, flowsFolder);
  const channel = openNoticeChannel(options.notices, options.installation);
  const deliver = createDeliver({
    installation: options.installation,
    publishMessage: (name, correlationKey, messageId, variables) => publish({ name, correlationKey, messageId, variables }),
    callSystem: createSystemCaller(options.clients),
    sendNotice: noticeSender(options.clients.documents, channel.bringOut),
  });
  const relays = new Map(
    options.systems.systems.map((system) => [
      system.name,
      createRelay({ db: system.db, system: system.name, deliver, clock: options.clock, logger: options.logger }),
    ]),
  );
  const wakeNoMore = options.systems.onOutboxFilled((system) => relays.get(system)?.wake());
  const all = [...relays.values()];
  for (const relay of all) relay.start();
  return {
    drain: async () => {
      // A delivered call may fill the outbox of another system.
      do await Promise.all(all.map((relay) => relay.drain()));
      while ((await sum(all, (relay) => relay.due())) > 0);
    },
    pending: () => sum(all, (relay) => relay.pending()),
    stop: async () => {
      wakeNoMore();
      await Promise.all(all.map((relay) => relay.stop()));
      channel.close();
    },
  };
}

async function sum(relays: Relay[], count: (relay: Relay) => Promise<number>): Promise<number> {
  const counts = await Promise.all(relays.map(count));
  return counts.reduce((total, each) => total + each, 0);
}
