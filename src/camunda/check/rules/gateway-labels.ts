import type { Flow, Node } from '../diagram';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';

/** A gateway that splits asks a question (bpmnlint wants its name); each way out is one answer, with a condition or as the default. */
export const gatewayLabels: Rule = ({ diagrams }): Finding[] =>
  diagrams.flatMap(({ file, nodes }) => nodes.filter(asks).flatMap((node) => node.outgoing.flatMap((flow) => answer(file, node, flow))));

const asks = ({ kind, outgoing }: Node) => ['exclusiveGateway', 'inclusiveGateway'].includes(kind) && outgoing.length > 1;

function answer(file: string, node: Node, flow: Flow): Finding[] {
  const told: Finding[] = [];
  const from = node.name === '' ? node.id : node.name;
  if (flow.name === '') told.push(finding('gateway-labels', file, flow.element, `网关“${from}”的一条出线没有文字。请写上答案。`, `A way out of the gateway '${from}' has no label. Write the answer on it.`));
  if (flow.condition === '' && !flow.isDefault) told.push(finding('gateway-labels', file, flow.element, `网关“${from}”的这条出线既无条件也不是默认。请补上其一。`, `This way out of the gateway '${from}' has no condition and is not the default. Give it one of them.`));
  return told;
}
