import { many } from '../../locale/moddle';
import { extension } from '../diagram';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';

/** The engine sends no message by itself: a throwing event needs a job that does. */
export const messageThrow: Rule = ({ diagrams }): Finding[] =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes
      .filter(({ kind, element }) => ['intermediateThrowEvent', 'endEvent'].includes(kind) && sendsMessage(element))
      .filter(({ element }) => extension(element, 'zeebe:TaskDefinition') === undefined)
      .map(({ element }) => finding('message-throw', file, element, '发出消息的事件没有作业，消息不会发出。请填写作业类型。', 'This event sends a message but names no job, so nothing is sent. Give it a job type.')),
  );

const sendsMessage = (element: Parameters<typeof extension>[0]) =>
  many(element, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:MessageEventDefinition');
