import type { Logger } from '../log';
import type { Outcome } from './batch';
import { DeliveryRefused } from './entry';

const whatToDo =
  'Mend what the error names. The entry stays in the outbox and is tried again every hour; ' +
  'to have it tried at once, set its next_attempt_at to its created_at.';

/**
 * Logs how a batch ended: each refusal by itself, for a person has to act on it; other failures in one line,
 * for while a receiver is away there are many of them.
 */
export function reportOutcomes(outcomes: Outcome[], logger: Logger): void {
  const failed = outcomes.filter((outcome) => outcome.error !== undefined);
  const passing = failed.filter(({ error }) => !(error instanceof DeliveryRefused));
  for (const outcome of failed) {
    if (outcome.error instanceof DeliveryRefused) logger.error({ ...fieldsOf(outcome), whatToDo }, 'outbox.refused');
  }
  if (passing[0]) logger.warn({ ...fieldsOf(passing[0]), failed: passing.length }, 'outbox.retry');
  const delivered = outcomes.length - failed.length;
  if (delivered > 0) logger.debug({ system: outcomes[0]?.entry.system, delivered }, 'outbox.delivered');
}

/** Told of each try: which system's entry, by which channel, and how it ended. */
export type ObserveDelivery = (system: string, channel: string, outcome: 'delivered' | 'retry' | 'refused') => void;

export function tellOutcomes(outcomes: Outcome[], observe: ObserveDelivery | undefined): void {
  for (const { entry, error } of outcomes) {
    observe?.(entry.system, entry.channel, error === undefined ? 'delivered' : error instanceof DeliveryRefused ? 'refused' : 'retry');
  }
}

function fieldsOf({ entry, error }: Outcome) {
  const { system, id, channel, target, dedupKey, attempts } = entry;
  return { system, id, channel, target, dedupKey, attempt: attempts + 1, error: error?.message };
}
