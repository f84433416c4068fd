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

const rule = z.object({
  ruleId: z.string(),
  ruleIndex: z.number(),
  evaluatedOutputs: z.array(z.object({ outputId: z.string(), outputName: z.string(), outputValue: z.string() })),
});

const decision = z
  .object({
    decisionId: z.string(),
    decisionName: z.string(),
    decisionKey: key,
    decisionVersion: z.number(),
    decisionType: z.string(),
    decisionOutput: z.string(),
    tenantId: z.string(),
    matchedRules: z.array(rule),
    evaluatedInputs: z.array(z.object({ inputId: z.string(), inputName: z.string(), inputValue: z.string() })),
  })
  .transform(({ decisionId, decisionName, decisionKey, decisionVersion, decisionType, decisionOutput, ...rest }) => ({
    decisionDefinitionId: decisionId,
    decisionDefinitionName: decisionName,
    decisionDefinitionKey: decisionKey,
    decisionDefinitionVersion: decisionVersion,
    decisionDefinitionType: decisionType,
    output: decisionOutput,
    ...rest,
  }));

const evaluation = z.object({
  decisionId: z.string(),
  decisionName: z.string(),
  decisionKey: key,
  decisionVersion: z.number(),
  decisionRequirementsId: z.string(),
  decisionRequirementsKey: key,
  decisionOutput: z.string(),
  failedDecisionId: z.string(),
  evaluationFailureMessage: z.string(),
  tenantId: z.string(),
  evaluatedDecisions: z.array(decision),
});

/** Evaluates a decision, in its latest version unless a key names one. A failed evaluation is an answer too, with its message. */
export const evaluateDecision = endpoint({
  method: 'post',
  path: '/decision-definitions/evaluation',
  body,
  handle: async ({ body, services }) => {
    const which = 'decisionDefinitionId' in body ? { decisionId: body.decisionDefinitionId } : { decisionKey: Number(body.decisionDefinitionKey) };
    const value = { ...which, variables: document(body.variables) };
    const record = await services.broker.execute({ valueType: 'DECISION_EVALUATION', intent: 'EVALUATE', value });
    const { decisionId, decisionName, decisionKey, decisionVersion, decisionOutput, failedDecisionId, evaluationFailureMessage, evaluatedDecisions, ...rest } =
      evaluation.parse(record.value);
    return ok({
      decisionDefinitionId: decisionId,
      decisionDefinitionName: decisionName,
      decisionDefinitionKey: decisionKey,
      decisionDefinitionVersion: decisionVersion,
      output: decisionOutput,
      failedDecisionDefinitionId: failedDecisionId,
      failureMessage: evaluationFailureMessage,
      decisionEvaluationKey: String(record.key),
      evaluatedDecisions,
      ...rest,
    });
  },
});
