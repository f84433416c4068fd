import { z } from 'zod';
import type { Decide } from '../worker/transport';
import type { PostJob } from './job-calls';

const evaluated = z.object({ output: z.string(), failureMessage: z.string().nullish() });

/** Has the engine evaluate decision tables in their latest version. */
export function askDecisions(post: PostJob): Decide {
  return async (decisionDefinitionId, variables) => {
    const { output, failureMessage } = evaluated.parse(await post('/decision-definitions/evaluation', { decisionDefinitionId, variables }));
    if (failureMessage) throw new Error(`The decision table ${decisionDefinitionId} can not be evaluated: ${failureMessage}`);
    return JSON.parse(output) as unknown;
  };
}
