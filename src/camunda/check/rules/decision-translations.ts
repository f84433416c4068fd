import { text, type ModdleElement } from '../../locale/moddle';
import { extensionProperties } from '../../locale/properties';
import { translationKey } from '../../locale/texts';
import type { Decision } from '../decision';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';

/** The visible text of each kind of part of a decision table. */
const visible: Record<string, string> = {
  'dmn:Decision': 'name',
  'dmn:InputClause': 'label',
  'dmn:OutputClause': 'label',
  'dmn:DecisionRule': 'description',
};

/** A table's names, columns and annotations are there in both languages; each row says which row of the procedure it is. */
export const decisionTranslations: Rule = ({ decisions }): Finding[] =>
  decisions.flatMap((decision) => decision.elements.flatMap((element) => check(decision, element)));

function check({ file }: Decision, element: ModdleElement): Finding[] {
  const attribute = visible[element.$type];
  if (attribute === undefined) return [];
  const shown = text(element, attribute);
  const name = shown ?? element.id ?? element.$type;
  if (!shown) return [finding('decision-translations', file, name, '没有文字。请填写列名或注释。', 'It has no text. Fill in the label or annotation.')];
  const properties = extensionProperties(element);
  const translated = properties.some((property) => translationKey(property.name)?.text === attribute && property.value.trim() !== '');
  const row = element.$type !== 'dmn:DecisionRule' || properties.some((property) => property.name === 'clause');
  return [
    ...(translated ? [] : [finding('decision-translations', file, name, `没有另一种语言的文字。请在扩展属性中加“${attribute}:en”。`, `It has no text in the other language. Add the extension property '${attribute}:en'.`)]),
    ...(row ? [] : [finding('decision-translations', file, name, '没有写明是规程的哪一行。请在扩展属性中加“clause”，例如“DO-D2.1”。', "It does not say which row of the procedure it is. Add the extension property 'clause', e.g. 'DO-D2.1'.")]),
  ];
}
