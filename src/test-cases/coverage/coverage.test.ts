import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readOwners } from './parts';
import { PassedStore } from './passed';
import { coverageOf } from './table';

const diagram = `
  <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
    <bpmn:process id="ask">
      <bpmn:startEvent id="Start_Asked" name="要求" />
      <bpmn:eventBasedGateway id="Gateway_Wait" name="等&#10;答复" />
      <bpmn:intermediateCatchEvent id="Event_Answered" name="答复" />
      <bpmn:subProcess id="SubProcess_Work" name="办理">
        <bpmn:userTask id="Task_Work" name="处理" />
        <bpmn:boundaryEvent id="Event_Late" name="超时" attachedToRef="Task_Work" />
      </bpmn:subProcess>
      <bpmn:sequenceFlow id="Flow_Wait" sourceRef="Start_Asked" targetRef="Gateway_Wait" />
      <bpmn:sequenceFlow id="Flow_Answered" sourceRef="Gateway_Wait" targetRef="Event_Answered" />
      <bpmn:sequenceFlow id="Flow_Work" name="是" sourceRef="Event_Answered" targetRef="SubProcess_Work" />
    </bpmn:process>
  </bpmn:definitions>`;
const table = `
  <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
    <decision id="which" name="哪个"><decisionTable id="t">
      <input id="i"><inputExpression id="e" /></input><output id="o" />
      <rule id="Rule_1"><description>一</description></rule><rule id="Rule_2"><description>二</description></rule>
    </decisionTable></decision>
  </definitions>`;

let folder: string;
let passed: PassedStore;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftersales-flows-coverage-'));
  mkdirSync(join(folder, 'bpmn', 'ask'), { recursive: true });
  writeFileSync(join(folder, 'bpmn', 'ask', 'ask.bpmn'), diagram);
  writeFileSync(join(folder, 'bpmn', 'ask', 'which.dmn'), table);
  passed = new PassedStore(join(folder, 'passed'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const coverage = async () => coverageOf(await readOwners(join(folder, 'bpmn')), passed.read());

test('nodes, boundary events and inner parts included, ways and rows are counted over all files; what is left is named', async () => {
  passed.add('a', { nodes: { ask: ['Start_Asked', 'Gateway_Wait'] }, flows: { ask: ['Flow_Wait'] }, rules: {} });
  passed.add('b', { nodes: { ask: ['Event_Answered', 'SubProcess_Work'], other: ['Task_Work'] }, flows: {}, rules: { which: ['Rule_2'] } });
  const { lines, whole } = await coverage();
  expect(whole).toBe(false);
  expect(lines.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    ' nodes flows rules',
    'ask 4/6 2/3',
    ' not reached: 处理 (Task_Work)',
    ' not reached: 超时 (Event_Late)',
    ' not reached: 答复 –是→ 办理 (Flow_Work)',
    'which 1/2',
    ' not reached: 一 (Rule_1)',
    'total 4/6 2/3 1/2',
  ]);
});

test('a way out of an event-based gateway is passed with its event; all reached is whole', async () => {
  passed.add('c', { nodes: { ask: ['Task_Work', 'Event_Late'] }, flows: { ask: ['Flow_Work'] }, rules: { which: ['Rule_1'] } });
  expect(await coverage()).toMatchObject({ whole: true });
});

test('what an earlier run left is forgotten', async () => {
  passed.clear();
  expect((await coverage()).lines.at(-1)).toMatch(/^total +0\/6 +0\/3 +0\/2$/);
});
