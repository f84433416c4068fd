/** For tests: a process as XML, given by arrows between node ids; ids that begin with `Gateway` are exclusive gateways. */
export function processText(arrows: [from: string, to: string][]): string {
  const ids = [...new Set(arrows.flat())];
  const nodes = ids.map((id) => (id.startsWith('Gateway') ? `<bpmn:exclusiveGateway id="${id}" />` : `<bpmn:task id="${id}" name="${id}" />`));
  const flows = arrows.map(([from, to], index) => `<bpmn:sequenceFlow id="Flow_${index}" sourceRef="${from}" targetRef="${to}" />`);
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><bpmn:process id="big" name="Big">${nodes.join('')}${flows.join('')}</bpmn:process></bpmn:definitions>`;
}
