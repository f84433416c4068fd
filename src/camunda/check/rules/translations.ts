import type { ModdleElement } from '../../locale/moddle';
import { text } from '../../locale/moddle';
import { extensionProperties } from '../../locale/properties';
import { translationKey } from '../../locale/texts';
import type { Diagram } from '../diagram';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';

/** Whatever has a name has it in both languages, and each step names the clause of the procedure it carries out. */
export const translations: Rule = ({ diagrams }): Finding[] =>
  diagrams.flatMap((diagram) => {
    const nodes = diagram.nodes.map(({ element }) => element);
    const named = [...nodes, ...diagram.flows.map(({ element }) => element), ...diagram.frames].filter((element) => text(element, 'name'));
    return [...named.flatMap((element) => untranslated(diagram, element)), ...nodes.filter((node) => text(node, 'name')).flatMap((node) => withoutClause(diagram, node))];
  });

function untranslated({ file }: Diagram, element: ModdleElement): Finding[] {
  const has = extensionProperties(element).some(({ name, value }) => translationKey(name)?.text === 'name' && value.trim() !== '');
  if (has) return [];
  return [finding('translations', file, element, '没有另一种语言的名称。请在扩展属性中加“name:en”（或“name:zh-CN”）。', "It has no name in the other language. Add the extension property 'name:en' (or 'name:zh-CN').")];
}

function withoutClause({ file }: Diagram, element: ModdleElement): Finding[] {
  const has = extensionProperties(element).some(({ name, value }) => name === 'clause' && value.trim() !== '');
  if (has) return [];
  return [finding('translations', file, element, '没有写明执行哪一条规程。请在扩展属性中加“clause”，例如“DO-10”。', "It does not say which clause it carries out. Add the extension property 'clause', e.g. 'DO-10'.")];
}
