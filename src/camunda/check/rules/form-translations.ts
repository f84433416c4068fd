import { translationKey } from '../../locale/texts';
import type { Finding, Rule } from '../finding';
import { componentName, type Component } from '../form';
import { finding } from '../report';

/** Every text of a form is there in both languages. */
export const formTranslations: Rule = ({ forms }): Finding[] =>
  forms.flatMap(({ file, components }) =>
    components.flatMap((component) =>
      untranslated(component).map((path) =>
        finding('form-translations', file, componentName(component), `文字“${path}”没有另一种语言。请在属性中加“${path}:en”。`, `The text '${path}' is not there in the other language. Add the property '${path}:en'.`),
      ),
    ),
  );

function untranslated(component: Component): string[] {
  const translated = Object.entries(component.properties ?? {}).flatMap(([name, value]) => (value === '' ? [] : (translationKey(name)?.text ?? [])));
  return textPaths(component).filter((path) => !translated.includes(path));
}

function textPaths({ label, text, description, values = [], columns = [], validate }: Component): string[] {
  const own = Object.entries({ label, text, description, 'validate.patternErrorMessage': validate?.patternErrorMessage });
  return [
    ...own.filter(([, value]) => value).map(([path]) => path),
    ...values.filter((option) => option.label).map((option) => `values.${String(option.value)}.label`),
    ...columns.filter((column) => column.label).map((column) => `columns.${column.key}.label`),
  ];
}
