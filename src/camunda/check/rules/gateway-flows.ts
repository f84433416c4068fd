import type { Finding, Rule } from '../finding';
import { finding } from '../report';

const limit = 4;

/** A question with more than four answers is hard to follow. */
export const gatewayFlows: Rule = ({ diagrams }): Finding[] =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes
      .filter(({ kind, outgoing }) => kind.endsWith('Gateway') && outgoing.length > limit)
      .map(({ element, outgoing }) =>
        finding('gateway-flows', file, element, `网关有${outgoing.length}条出线，最多${limit}条。请拆成两个问题，或用决策表。`, `The gateway has ${outgoing.length} ways out, ${limit} at most. Ask two questions, or use a decision table.`),
      ),
  );
