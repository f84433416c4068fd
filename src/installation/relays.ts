import { setTimeout as pause } from 'node:timers/promises';
import type { CamundaClient } from '../camunda/client';
import { createPublisher } from '../camunda/messages';
import type { Clock } from '../clock';
import type { Logger } from '../log';
import { createDeliver } from '../relay/deliver';
import { createRelay, type Relay } from '../relay/relay';
import type { ObserveDelivery } from '../relay/report';
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
  /** Told of each try to deliver an entry. */
  onDelivery?: ObserveDelivery | undefined;
}

/** The relays of all systems' outboxes. */
export interface Relays {
  /** Resolves when nothing due is left in any outbox. */
  drain(): Promise<void>;
  /** Entries not delivered yet, over all outboxes. */
  pending(): Promise<number>;
  /** What has not arrived yet, by system; a system whose outbox can't be read is left out. */
  backlogs(): Promise<Map<string, Awaited<ReturnType<Relay['backlog']>>>>;
  /** Stops between two entries; resolves when those in hand are delivered, or after the limit (milliseconds; left out, none). */
  stop(limitMs?: number): Promise<void>;
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
      createRelay({ db: system.db, system: system.name, deliver, clock: options.clock, logger: options.logger, observe: options.onDelivery }),
    ]),
  );
  /** How often an outbox was filled, and how often it had been when it was last seen empty: only the others are asked. */
  const fillings = new Map<string, number>();
  const seenEmpty = new Map<string, number>();
  const fillingsOf = (system: string) => fillings.get(system) ?? 0;
  const wakeNoMore = options.systems.onOutboxFilled((system) => {
    fillings.set(system, fillingsOf(system) + 1);
    relays.get(system)?.wake();
  });
  const all = [...relays.values()];
  let stopped = false;
  // Once stopped, nothing tells of fillings any more.
  const perhapsFilled = () => [...relays].filter(([system]) => stopped || seenEmpty.get(system) !== fillingsOf(system));
  for (const relay of all) relay.start();
  return {
    drain: async () => {
      // A delivered call may fill the outbox of another system.
      do await Promise.all(perhapsFilled().map(([, relay]) => relay.drain()));
      while ((await sum(perhapsFilled(), ([, relay]) => relay.due())) > 0);
    },
    pending: () =>
      sum(perhapsFilled(), async ([system, relay]) => {
        const fillingsBefore = fillingsOf(system);
        const entries = await relay.pending();
        if (entries === 0) seenEmpty.set(system, fillingsBefore);
        return entries;
      }),
    backlogs: async () => {
      const read = [...relays].map(async ([system, relay]) => [system, await relay.backlog().catch(() => undefined)] as const);
      return new Map((await Promise.all(read)).flatMap(([system, backlog]) => (backlog ? [[system, backlog]] : [])));
    },
    stop: async (limitMs) => {
      wakeNoMore();
      stopped = true;
      const ended = Promise.all(all.map((relay) => relay.stop()));
      // What is still in hand then comes again with the same ids.
      await (limitMs === undefined ? ended : Promise.race([ended, pause(limitMs, undefined, { ref: false })]));
      channel.close();
    },
  };
}

async function sum(relays: [string, Relay][], count: (relay: [string, Relay]) => Promise<number>): Promise<number> {
  const counts = await Promise.all(relays.map(count));
  return counts.reduce((total, each) => total + each, 0);
}
