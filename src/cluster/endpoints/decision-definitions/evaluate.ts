import { z } from 'zod';
import { document } from '../../engine/broker';
import { endpoint, ok } from '../../http/endpoint';
import { key as keyText, tenantId, variables } from '../../http/parse';
import { key } from '../../projection/fields';

const shared = { variables: variables.default({}), tenantId };
const body = z.union([
  z.strictObject({ decisionDefinitionId: z.string(), ...shared }),
  z.strictObject({ decisionDefinitionKey: keyText, ...shared }),
]);

const evaluated = z
  .object({
    decisionId: z.string(),
    decisionName: z.string(),
    decisionVersion: z.number(),
    decisionType: z.string(),
    decisionKey: key,
    decisionOutput: z.string(),
    tenantId: z.string(),
    evaluatedInputs: z.array(z.object({ inputId: z.string(), inputName: z.string(), inputValue: z.string() })),
    matchedRules: z.array(
      z.object({
        ruleId: z.string(),
        ruleIndex: z.number(),
        evaluatedOutputs: z.array(z.object({ outputId: z.string(), outputName: z.string(), outputValue: z.string() })),
      }),
    ),
  })
  .transform(({ decisionId, decisionName, decisionVersion, decisionType, decisionKey, decisionOutput, ...rest }) => ({
    decisionDefinitionId: decisionId,
    decisionDefinitionName: decisionName,
    decisionDefinitionVersion: decisionVersion,
    decisionDefinitionType: decisionType,
    decisionDefinitionKey: decisionKey,
    output: decisionOutput,
    ...rest,
  }));

const evaluation = z.object({
  decisionId: z.string(),
  decisionName: z.string(),
  decisionVersion: z.number(),
  decisionKey: key,
  decisionRequirementsId: z.string(),
  decisionRequirementsKey: key,
  decisionOutput: z.string(),
  failedDecisionId: z.string(),
  evaluationFailureMessage: z.string(),
  tenantId: z.string(),
  evaluatedDecisions: z.array(evaluated),
});

/** The decision's output as JSON text; a failed evaluation is told in the answer, not by its status. */
export const evaluateDecision = endpoint({
  method: 'post',
  path: '/decision-definitions/evaluation',
  body,
  handle: async ({ body: request, services }) => {
    const which =
      'decisionDefinitionId' in request
        ? { decisionId: request.decisionDefinitionId }
        : { decisionKey: Number(request.decisionDefinitionKey) };
    const command = { valueType: 'DECISION_EVALUATION', intent: 'EVALUATE', value: { ...which, variables: document(request.variables) } };
    const record = await services.broker.execute(command);
    const result = evaluation.parse(record.value);
    return ok({
      decisionDefinitionId: result.decisionId,
      decisionDefinitionName: result.decisionName,
      decisionDefinitionVersion: result.decisionVersion,
      decisionDefinitionKey: result.decisionKey,
      decisionRequirementsId: result.decisionRequirementsId,
      decisionRequirementsKey: result.decisionRequirementsKey,
      output: result.decisionOutput,
      failedDecisionDefinitionId: result.failedDecisionId,
      failureMessage: result.evaluationFailureMessage,
      tenantId: result.tenantId,
      decisionEvaluationKey: String(record.key),
      decisionInstanceKey: String(record.key),
      evaluatedDecisions: result.evaluatedDecisions,
    });
  },
});
