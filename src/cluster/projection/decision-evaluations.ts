import { z } from 'zod';
import { key } from './fields';
import { projector } from './projector';

const evaluation = z.object({
  elementId: z.string(),
  elementInstanceKey: key,
  bpmnProcessId: z.string(),
  processDefinitionKey: key,
  processInstanceKey: key,
  evaluatedDecisions: z.array(z.object({ decisionId: z.string(), matchedRules: z.array(z.object({ ruleId: z.string() })) })),
  tenantId: z.string(),
});

/** Every decision made, those that a decision asked for included: which rows matched, in which order. */
export const decisionEvaluations = projector('DECISION_EVALUATION', evaluation, (tables, { intent, key: decisionEvaluationKey, value }) => {
  if (intent !== 'EVALUATED') return;
  const { bpmnProcessId, evaluatedDecisions, ...place } = value;
  evaluatedDecisions.forEach(({ decisionId, matchedRules }, index) => {
    tables.decisionEvaluations.add(`${decisionEvaluationKey}-${index + 1}`, {
      ...place,
      processDefinitionId: bpmnProcessId,
      decisionId,
      matchedRules: matchedRules.map(({ ruleId }) => ruleId),
    });
  });
});
