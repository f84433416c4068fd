import { z } from 'zod';
import type { SystemClients } from '../../../src/systems/clients';
import type { JobContext, TaskListener, Worker } from '../../../src/worker/define';
import { workersOf } from '../../../workers';
import type { Moment } from '../facts';
import { CaseFile } from './case-file';
import type { Run } from './run';
import { stations } from './stations';

type AnyWorker = Worker<SystemClients> | TaskListener<SystemClients>;
type Input = Record<string, unknown>;

/** The real workers; those whose turn matters pass the turnstile, and stand in the journal with what they were answered. */
export function recordedWorkers({ journal, turnstile, plans }: Pick<Run, 'journal' | 'turnstile' | 'plans'>): AnyWorker[] {
  const file = new CaseFile(plans);
  const noted = new Set<string>();
  return workersOf().map((worker) => (worker.kind === 'job' ? recorded(worker) : worker));

  function recorded(worker: Worker<SystemClients>): Worker<SystemClients> {
    return { ...worker, run: (clients, input, context) => carryOut(worker, clients, input, context) };
  }

  async function carryOut(worker: Worker<SystemClients>, clients: SystemClients, input: Input, context: JobContext): Promise<Input> {
    const note = stations[worker.type];
    const run = () => worker.run(clients, input, context);
    const output = note ? await inTurn(note(input, context, file), context, run) : await run();
    file.hear(worker.type, input, output, context.instance);
    return output;
  }

  /** A repeated job is not noted again: its effect has had its turn. */
  function inTurn({ things, fact }: ReturnType<NonNullable<(typeof stations)[string]>>, { passage }: JobContext, run: () => Promise<Input>): Promise<Input> {
    return turnstile.through(things, async () => {
      const key = `${passage} ${fact.kind}`;
      const entry = noted.has(key) ? undefined : journal.note(fact);
      noted.add(key);
      try {
        const output = await run();
        answerOf(fact, output);
        return output;
      } catch (error) {
        entry?.withdraw();
        noted.delete(key);
        throw error;
      }
    });
  }
}

const answers = z.looseObject({
  checkResult: z.string().optional(),
  rejected: z.boolean().optional(),
  freeQuantity: z.number().optional(),
  reservedQuantity: z.number().optional(),
  lineWanted: z.boolean().optional(),
  drawnQuantity: z.number().optional(),
  linesReady: z.string().optional(),
  slipState: z.string().optional(),
  mayLeave: z.boolean().optional(),
  endState: z.string().optional(),
});

/** The field of an answer that says what was decided. */
const told: Partial<Record<Moment['kind'], keyof typeof answers.shape>> = {
  checked: 'checkResult',
  rejecting: 'rejected',
  stockRead: 'freeQuantity',
  reserved: 'reservedQuantity',
  supplied: 'lineWanted',
  drawn: 'drawnQuantity',
  looked: 'linesReady',
  reviewed: 'slipState',
  gate: 'mayLeave',
  closing: 'endState',
};

function answerOf(fact: Moment, output: Input): void {
  const field = told[fact.kind];
  if (field !== undefined) Object.assign(fact, { answer: answers.parse(output)[field] });
}
