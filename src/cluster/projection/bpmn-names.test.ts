import { expect, test } from '@jest/globals';
import { readBpmnNames } from './bpmn-names';

test('names are read whatever the prefix, the quotes and the characters in them', () => {
  const { elementNames } = readBpmnNames(`
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
      <process id='p' name='It&apos;s &quot;A &gt; B&quot;'>
        <userTask name="库存 > 0? &#x4E00;&#20108;"
                  id="Task_Check" />
        <bpmn:task id="Task_Nameless"/>
        <!-- <task id="Task_Comment" name="no" /> -->
        <script><![CDATA[<task id="Task_Data" name="no" />]]></script>
      </process>
    </definitions>`);
  expect(Object.fromEntries(elementNames)).toEqual({ p: `It's "A > B"`, Task_Check: '库存 > 0? 一二' });
});

test('a start form belongs to its process; a user task’s form is none', () => {
  const { startForms } = readBpmnNames(`
    <bpmn:process id="one">
      <bpmn:startEvent id="s"><bpmn:extensionElements><zeebe:formDefinition formId="order" /></bpmn:extensionElements></bpmn:startEvent>
      <bpmn:userTask id="t"><bpmn:extensionElements><zeebe:formDefinition formId="opinion" /></bpmn:extensionElements></bpmn:userTask>
    </bpmn:process>
    <bpmn:process id="two"><bpmn:startEvent id="s2" /></bpmn:process>`);
  expect(Object.fromEntries(startForms)).toEqual({ one: 'order' });
});
