import type { Finding, Rule } from '../finding';
import { componentName, isInput, type Form } from '../form';
import { finding } from '../report';

/** Each field has its own key, a FEEL name, and a label. */
export const formFields: Rule = ({ forms }): Finding[] => forms.flatMap((form) => [...duplicates(form), ...form.components.flatMap((one) => incomplete(form, one))]);

function duplicates({ file, components }: Form): Finding[] {
  const names = components.flatMap(({ list, key, path }) => (key ?? path ? [`${list}/${key ?? path}`] : []));
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return twice.map((name) => {
    const key = name.split('/')[1] ?? name;
    return finding('form-fields', file, key, `键“${key}”用了两次。请改其中一个。`, `The key '${key}' is used twice. Change one of them.`);
  });
}

function incomplete({ file }: Form, component: Form['components'][number]): Finding[] {
  const told: Finding[] = [];
  const name = componentName(component);
  if (isInput(component) && !/^[A-Za-z_][A-Za-z0-9_.]*$/.test(component.key ?? '')) told.push(finding('form-fields', file, name, '没有可用的键。请填写变量名（字母和数字）。', 'It has no usable key. Give it a variable name of letters and digits.'));
  const labelled = isInput(component) || ['table', 'dynamiclist'].includes(component.type);
  if (labelled && !component.label?.trim()) told.push(finding('form-fields', file, name, '没有标签。请写明填什么。', 'It has no label. Say what to fill in.'));
  return told;
}
