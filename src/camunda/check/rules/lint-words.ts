import type { Words } from '../finding';

/** bpmnlint's most frequent findings in the owners' words: what is wrong and what to do. */
const words: Record<string, [zh: string, en: string]> = {
  'label-required': ['没有名称。请命名；分支网关写成问句。', 'It has no name. Give it one; a gateway that splits asks a question.'],
  'start-event-required': ['没有开始事件。请加一个。', 'There is no start event. Add one.'],
  'end-event-required': ['没有结束事件。请加一个，并写明达到的结果。', 'There is no end event. Add one, named by the result reached.'],
  'no-implicit-start': ['没有连线进来，引擎不会走到这里。请连上。', 'No arrow leads here, so it is never reached. Connect it.'],
  'no-implicit-end': ['从这里没有连线出去。请连到下一步或结束事件。', 'No arrow leads on from here. Connect it to the next step or an end event.'],
  'no-implicit-split': ['从这里有几条连线出去，会同时走。请加一个网关。', 'Several arrows leave it and would all be taken. Put a gateway there.'],
  'no-disconnected': ['没有与其他元素相连。请连上或删去。', 'It is connected to nothing. Connect or remove it.'],
  'fake-join': ['几条连线直接汇入，每条都会再做一次。请加一个汇合网关。', 'Several arrows enter it, each would do it again. Put a joining gateway before it.'],
  'no-gateway-join-fork': ['网关同时汇合与分支。请用两个网关。', 'The gateway joins and splits at once. Use two gateways.'],
  'superfluous-gateway': ['网关只有一进一出，多余。请删去。', 'The gateway has one way in and one out. Remove it.'],
  'conditional-flows': ['出线缺少条件。请补上条件或设为默认。', 'A way out has no condition. Give it one or make it the default.'],
  'no-duplicate-sequence-flows': ['两个元素之间有两条同样的连线。请删去一条。', 'Two equal arrows connect the same elements. Remove one.'],
  'no-overlapping-elements': ['与另一元素重叠。请移开。', 'It overlaps another element. Move them apart.'],
  'no-bpmndi': ['没有画在图上。请在建模工具中画出。', 'It is not drawn. Draw it in Modeler.'],
  'no-inclusive-gateway': ['请不要用包容网关。改用排他或并行网关。', 'Use no inclusive gateway but an exclusive or parallel one.'],
  'no-complex-gateway': ['请不要用复杂网关。改用排他或并行网关。', 'Use no complex gateway but an exclusive or parallel one.'],
  'camunda-compat/implementation': ['没有写明由什么执行。请填写作业类型或决策。', 'It does not say what carries it out. Give it a job type or a decision.'],
  'camunda-compat/user-task-form': ['没有可用的表单。请关联一张表单。', 'It has no usable form. Link one.'],
  'camunda-compat/called-element': ['没有写明调用哪个流程。请填写流程编号。', 'It does not say which process is called. Fill in the process id.'],
  'camunda-compat/sequence-flow-condition': ['出线缺少条件表达式。请填写以“=”开头的条件。', "A way out has no condition. Fill in an expression that begins with '='."],
  'camunda-compat/message-reference': ['没有写明哪个消息。请选择消息。', 'It does not say which message. Choose one.'],
  'camunda-compat/subscription': ['消息没有关联键。请填写，例如“=orderNo”。', "The message has no correlation key. Fill it in, e.g. '=orderNo'."],
  'camunda-compat/timer': ['计时没有时间。请填写日期、期限或周期。', 'The timer has no time. Fill in a date, duration or cycle.'],
  'camunda-compat/error-reference': ['没有写明哪个错误。请选择错误代码。', 'It does not say which error. Choose an error code.'],
  'camunda-compat/loop-characteristics': ['没有写明按什么重复。请填写输入集合。', 'It does not say what it repeats over. Fill in the input collection.'],
  'camunda-compat/feel': ['表达式写错了。请改正。', 'The expression is not valid. Correct it.'],
  'camunda-compat/executable-process': ['流程没有标为可执行。请勾选“可执行”。', 'The process is not marked as executable. Tick it.'],
};

/** A finding of bpmnlint in both languages; rules without own words keep bpmnlint's message. */
export function lintWords(rule: string, message: string): Words {
  const own = words[rule];
  if (!own) return { 'zh-CN': `不符合建模规则“${rule}”：${message}`, en: `${message} (modelling rule '${rule}')` };
  return { 'zh-CN': own[0], en: own[1] };
}
