import type { z } from 'zod';
import { conflict, notFound } from '../../http/problem';
import type { recordImprovementBody } from './contract';
import type { LogisticsCall } from './dispatches';
import { findDecision, insertImprovement } from './repository/late-cartons';

/** Writes the cause and improvement record of a late carton (PD-12), one for each decision (`improvementExists`). */
export async function recordImprovement({ tx, at }: LogisticsCall, record: z.output<typeof recordImprovementBody>) {
  const { decisionNo } = record;
  if (!(await findDecision(tx, decisionNo))) throw notFound('decision on a late carton', decisionNo);
  if (await insertImprovement(tx, { ...record, recordedAt: at })) return {};
  throw conflict('improvementExists', `The decision ${decisionNo} has its cause and improvement record already`);
}
