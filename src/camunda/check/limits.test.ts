import { describe, expect, test } from '@jest/globals';
import { toDiagram } from './diagram';
import type { Rule } from './finding';
import { complexity } from './rules/complexity';
import { gatewayFlows } from './rules/gateway-flows';
import { size } from './rules/size';
import { processText } from './testing/diagram-text';

const chain = (length: number): [string, string][] => Array.from({ length: length - 1 }, (_, index) => [`Task_${index}`, `Task_${index + 1}`]);
const fan = (ways: number, gateway = 'Gateway'): [string, string][] => Array.from({ length: ways }, (_, index) => [gateway, `${gateway.replace('Gateway', 'Task')}_${index}`]);
const splits = (count: number): [string, string][] => Array.from({ length: count }, (_, index) => fan(2, `Gateway_${index}`)).flat();

async function told(rule: Rule, arrows: [string, string][]): Promise<string[]> {
  const diagrams = [await toDiagram('flow', 'big.bpmn', processText(arrows))];
  const findings = await rule({ diagrams, forms: [], decisions: [], knownJobs: [], knownPosts: [] });
  return findings.map(({ element, message }) => `${element}: ${message.en}`);
}

const cases: [what: string, rule: Rule, arrows: [string, string][], told: string[]][] = [
  ['30 nodes on a level', size, chain(30), []],
  ['31 nodes on a level', size, chain(31), ['Big: This level has 31 nodes, 30 at most']],
  ['51 nodes in a file', size, chain(51), ['Big: This level has 51 nodes', 'big.bpmn: This file has 51 nodes, 50 at most']],
  ['4 ways out', gatewayFlows, fan(4), []],
  ['5 ways out', gatewayFlows, fan(5), ['Gateway: The gateway has 5 ways out, 4 at most']],
  ['15 ways through', complexity, splits(14), []],
  ['16 ways through', complexity, splits(15), ['Big: This level has 16 ways through, 15 at most']],
];

describe('limits of a diagram', () => {
  test.each(cases)('%s', async (_what, rule, arrows, expected) => {
    const found = await told(rule, arrows);
    expect(found).toHaveLength(expected.length);
    expected.forEach((message, index) => expect(found[index]).toContain(message));
  });
});
