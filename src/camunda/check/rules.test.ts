import { describe, expect, test } from '@jest/globals';
import { checkSample, type Change } from './testing/check-sample';

const diagram = (from: string, to: string): Change => ({ file: 'sample.bpmn', from, to });
const form = (from: string, to: string): Change => ({ file: 'ask.form', from, to });
const table = (from: string, to: string): Change => ({ file: 'route.dmn', from, to });
/** Where the headers of the signing task begin. */
const headers = `
        <zeebe:taskHeaders>
          <zeebe:header key="act" value="reviewAnswer" />`;

/** Rule, what is wrong, the change that makes it so, the element named, a piece of the message. */
const faults: [rule: string, fault: string, change: Change, element: string, message: string][] = [
  ['known-job', 'a mistyped job', diagram('type="desk.record-answer"', 'type="desk.record-anser"'), '记录答复', "Is 'desk.record-answer' meant?"],
  ['known-job', 'a job nobody does', diagram('type="desk.record-answer"', 'type="brew.coffee"'), '记录答复', 'ask the developers'],
  ['known-job', 'a mistyped listener', diagram('type="people.confirm-act"', 'type="people.confirm-ac"'), '询问经销商', "Is 'people.confirm-act' meant?"],
  ['job-inputs', 'a missing input', diagram('<zeebe:input source="=answer" target="answer" />', ''), '记录答复', "needs the input 'answer'"],
  ['job-inputs', 'an unknown input', diagram('<zeebe:input source="=answer" target="answer" />', '<zeebe:input source="=answer" target="answer" />\n          <zeebe:input source="=answer" target="replyText" />'), '记录答复', "knows no input 'replyText'"],
  ['references', 'a form that is not there', diagram('formId="ask"', 'formId="aks"'), '询问经销商', "no form 'aks' in folder sample. Is 'ask' meant?"],
  ['references', 'a table that is not there', diagram('decisionId="route"', 'decisionId="nothing-like-it"'), '判定去向', 'Add the file'],
  ['references', 'a called process that is not there', diagram('processId="sample--part"', 'processId="sample--parts"'), '办理', "Is 'sample--part' meant?"],
  ['known-post', 'a mistyped post', diagram('candidateGroups="clerk"', 'candidateGroups="clrek"'), '询问经销商', "Is 'clerk' meant?"],
  ['gateway-labels', 'a way out without a label', diagram('id="SequenceFlow_Yes" name="是"', 'id="SequenceFlow_Yes"'), 'SequenceFlow_Yes', 'has no label'],
  ['gateway-labels', 'a way out without a condition', diagram(' default="SequenceFlow_No"', ''), '否', 'has no condition'],
  ['user-task', 'no form', diagram('<zeebe:formDefinition formId="ask" bindingType="deployment" />', ''), '询问经销商', 'no form'],
  ['user-task', 'the old kind of task', diagram('<zeebe:userTask />', ''), '询问经销商', 'Camunda user task'],
  ['user-task', 'nobody to do it', diagram('<zeebe:assignmentDefinition candidateGroups="clerk" />', ''), '询问经销商', 'candidate group'],
  ['user-task', 'no act', diagram('<zeebe:header key="act" value="reviewAnswer" />', '<zeebe:header key="other" value="x" />'), '复核答复', "header 'act'"],
  ['user-task', 'no listener', diagram('eventType="assigning"', 'eventType="updating"'), '询问经销商', 'Listeners are missing'],
  ['user-task', 'an excluded act that nobody does', diagram('key="act" value="askDealer"', 'key="act" value="phoneDealer"'), '复核答复', "No step does the act 'askDealer'"],
  ['signing-point', 'a mistyped signing point', diagram('key="signingPoint" value="reviewAnswer"', 'key="signingPoint" value="reviewAnswr"'), '复核答复', "Is 'reviewAnswer' meant?"],
  ['signing-point', 'no sheet', diagram('<zeebe:header key="sheet" value="answerSheet" />', ''), '复核答复', "no header 'sheet'"],
  ['signing-point', 'an act of another name', diagram('key="act" value="reviewAnswer"', 'key="act" value="checkAnswer"'), '复核答复', "the name of the signing point, 'reviewAnswer'"],
  ['signing-point', 'other posts than the table says', diagram(`candidateGroups="clerk" />${headers}`, `candidateGroups="clerk,director" />${headers}`), '复核答复', 'which says clerk.'],
  ['signing-point', 'one of several signing points mistyped', diagram('key="signingPoint" value="reviewAnswer"', 'key="signingPoints" value="reviewAnswr"'), '复核答复', "Is 'reviewAnswer' meant?"],
  ['signing-point', 'several signing points with fixed posts', diagram('key="signingPoint" value="reviewAnswer"', 'key="signingPoints" value="reviewAnswer"'), '复核答复', 'should be an expression'],
  ['signing-point', 'an excluded act that nobody does', diagram('key="act" value="askDealer"', 'key="act" value="phoneDealer"'), '复核答复', "No step does the act 'askDealer' that the table"],
  ['translations', 'an element in one language', diagram('<zeebe:property name="name:en" value="Record the answer" />', ''), '记录答复', 'no name in the other language'],
  ['translations', 'an arrow in one language', diagram('<zeebe:property name="name:en" value="Yes" />', ''), '是', 'no name in the other language'],
  ['translations', 'a lane in one language', diagram('<zeebe:property name="name:en" value="Office" />', ''), '内勤', 'no name in the other language'],
  ['translations', 'a step without its clause', diagram('<zeebe:property name="clause" value="XX-03" />', ''), '记录答复', 'which clause'],
  ['message-throw', 'a message without a job', diagram('<zeebe:taskDefinition type="desk.tell" retries="3" />', ''), '已通知', 'nothing is sent'],
  ['call-activity', 'a flag left out', diagram(' propagateAllParentVariables="false"', ''), '办理', 'propagateAllParentVariables="false"'],
  ['call-activity', 'everything handed back', diagram('propagateAllChildVariables="false"', 'propagateAllChildVariables="true"'), '办理', 'propagateAllChildVariables="false"'],
  ['overlaps', 'two steps over each other', diagram('<dc:Bounds x="500" y="160"', '<dc:Bounds x="440" y="160"'), '询问经销商', "overlaps '记录答复'"],
  ['overlaps', 'a text on a step', diagram('<dc:Bounds x="1000" y="180"', '<dc:Bounds x="1060" y="180"'), '是', 'stands on'],
  ['flow-through-shape', 'an arrow through a step', diagram('<di:waypoint x="970" y="330" />', '<di:waypoint x="970" y="330" />\n        <di:waypoint x="1090" y="170" />\n        <di:waypoint x="970" y="330" />'), '否', "through '办理'"],
  ['ids', 'a file called otherwise', form('"id": "ask"', '"id": "question"'), 'question', "'question' should be the file's name 'ask'"],
  ['form-fields', 'a key used twice', form('"key": "note"', '"key": "answer"'), 'answer', 'used twice'],
  ['form-fields', 'a field without a key', form('"key": "note"', '"key": ""'), '备注', 'no usable key'],
  ['form-fields', 'a key that FEEL can not name', form('"key": "note"', '"key": "my-note"'), '备注', 'no usable key'],
  ['form-fields', 'a field without a label', form('"label": "备注"', '"label": " "'), ' ', 'no label'],
  ['form-translations', 'a label in one language', form('"label:en": "Note"', '"label:fr": "Note"'), '备注', "'label:en'"],
  ['form-translations', 'an option in one language', form(',\n        "values.false.label:en": "No"', ''), '同意？', "'values.false.label:en'"],
  ['form-translations', 'a text in one language', form('"text:en": "Case: {{caseNo}}"', ''), '案件：{{caseNo}}', "'text:en'"],
  ['form-translations', 'a column in one language', form(',\n        "columns.partNo.label:en": "Part no."', ''), '订单行', "'columns.partNo.label:en'"],
  ['form-outputs', 'an answer that gets lost', diagram('<zeebe:output source="=note" target="note" />', ''), '询问经销商', "'note' is lost"],
  ['form-outputs', 'an open door', diagram(`<zeebe:ioMapping>\n          <zeebe:output source="=answer" target="answer" />\n          <zeebe:output source="=note" target="note" />\n        </zeebe:ioMapping>`, ''), '询问经销商', 'every variable that is handed in'],
  ['form-outputs', 'a variable that the form does not ask', diagram('<zeebe:output source="=note" target="note" />', '<zeebe:output source="=note + string(caseNo)" target="note" />'), '询问经销商', "reads 'caseNo'"],
  ['decision-translations', 'a row in one language', table('name="description:en"', 'name="other"'), 'XX-D1.1 同意：办理', "'description:en'"],
  ['decision-translations', 'a row without its id', table('<zeebe:property name="clause" value="XX-D1.1" />', ''), 'XX-D1.1 同意：办理', "'clause'"],
  ['decision-translations', 'a row without annotation', table('<description>XX-D1.1 同意：办理</description>', ''), 'Rule_XX_D1_1', 'no text'],
  ['lint camunda-compat/feel', 'a condition that is no expression', diagram('=way = "go"', '=way = ('), '是', 'Correct it'],
  ['lint label-required', 'a nameless event', diagram('name="未同意"', ''), 'EndEvent_Refused', 'no name'],
];

describe('the diagram check', () => {
  test('finds nothing in a faultless flow', async () => {
    expect(await checkSample([], true)).toEqual([]);
  });

  test.each(faults)('%s: %s', async (rule, _fault, change, element, message) => {
    const found = (await checkSample([change], rule.startsWith('lint'))).filter((finding) => finding.rule === rule);
    expect(found).not.toEqual([]);
    expect(found[0]).toMatchObject({ element, message: { en: expect.stringContaining(message) } });
    expect(found[0]?.file).toBe(`sample/${change.file}`);
    expect(found[0]?.message['zh-CN']).toMatch(/[一-龥]/);
  });
});
