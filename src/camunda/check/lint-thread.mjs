/**
 * Runs bpmnlint in a thread of its own and answers with its reports, one object (rule → reports) per diagram.
 * bpmnlint is CommonJS that requires ES modules: Node loads that, jest's module loader can not.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { BpmnModdle } from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js');
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');

const { config, diagrams } = workerData;
const linter = new Linter({ config, resolver: new NodeResolver({ require }) });

async function lint(xml) {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  return linter.lint(rootElement);
}

// Reports may hold parts of the model, which can not be sent to another thread: their plain fields can.
const plain = (reports) =>
  Object.entries(reports).map(([rule, list]) => [rule, list.map(({ id, name, message }) => ({ id, name, message }))]);

const results = await Promise.all(diagrams.map(lint));
parentPort.postMessage(results.map((reports) => Object.fromEntries(plain(reports))));
