import { z } from 'zod';
import type { Locale } from '../../config';
import { otherLocale, translationKey } from './texts';

const node = z.record(z.string(), z.unknown());
type Node = z.infer<typeof node>;

/**
 * Turns the texts of a form, a JSON text, to the language. A translation stands in the component's `properties`
 * under the text's path and language: `label:en`, `text:en`, `values.<value>.label:en`, `columns.<key>.label:en`.
 * @returns the text as it came if nothing is to be turned
 * @throws if the text is no JSON object
 */
export function turnForm(json: string, locale: Locale): string {
  const form = node.parse(JSON.parse(json));
  if (!turnComponents(form, locale)) return json;
  const ending = json.endsWith('\n') ? '\n' : '';
  return JSON.stringify(form, null, 2) + ending;
}

function turnComponents(parent: Node, locale: Locale): boolean {
  const components = z.array(z.unknown()).catch([]).parse(parent['components']);
  return components.map((component) => isNode(component) && turnComponent(component, locale)).includes(true);
}

function turnComponent(component: Node, locale: Locale): boolean {
  const below = turnComponents(component, locale);
  const properties = component['properties'];
  if (!isNode(properties)) return below;
  let changed = false;
  const turned = Object.entries(properties).map(([name, value]): [string, unknown] => {
    const key = translationKey(name);
    const place = key?.locale === locale ? textPlace(component, key.text) : undefined;
    if (!key || !place) return [name, value];
    const replaced = place.holder[place.name];
    place.holder[place.name] = value;
    changed = true;
    return [`${key.text}:${otherLocale(locale)}`, replaced];
  });
  if (changed) component['properties'] = Object.fromEntries(turned);
  return changed || below;
}

/** Where the text of a path such as `label` or `values.true.label` stands in the component. */
export function textPlace(component: Node, path: string): { holder: Node; name: string } | undefined {
  const names = path.split('.');
  const name = names.pop() ?? '';
  let holder: unknown = component;
  for (const step of names) holder = Array.isArray(holder) ? memberOf(holder, step) : isNode(holder) ? holder[step] : undefined;
  return isNode(holder) && name in holder ? { holder, name } : undefined;
}

const memberOf = (list: unknown[], step: string) =>
  list.find((item) => isNode(item) && (String(item['value']) === step || item['key'] === step));

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
