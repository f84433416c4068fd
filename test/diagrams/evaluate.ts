/**
 * Evaluates decision tables on an engine through gRPC: `tsx evaluate.ts 127.0.0.1:26500`, requests as JSON on
 * stdin, answers as one line of JSON on stdout. A process of its own, since the SDK's gRPC client keeps its
 * process alive after it is closed.
 */
import { text } from 'node:stream/consumers';
import { Camunda8 } from '@camunda8/sdk';
import { z } from 'zod';

const request = z.object({ id: z.string(), variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(z.object({ agreed: z.boolean() }))])) });

const requests = z.array(request).parse(JSON.parse(await text(process.stdin)));
const camunda = new Camunda8({ ZEEBE_GRPC_ADDRESS: `grpc://${process.argv[2]}`, CAMUNDA_AUTH_STRATEGY: 'NONE', zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' } });
const engine = camunda.getZeebeGrpcApiClient();

const answers = await Promise.all(
  requests.map(async ({ id, variables }) => {
    const { decisionOutput, evaluatedDecisions } = await engine.evaluateDecision({ decisionId: id, variables });
    const rules = evaluatedDecisions.flatMap(({ matchedRules }) => matchedRules.map(({ ruleId }) => ruleId));
    return { output: z.unknown().parse(JSON.parse(decisionOutput)), rules };
  }),
);
process.stdout.write(`${JSON.stringify(answers)}\n`, () => process.exit(0));
