import { many, one, text, type ModdleElement } from './moddle';

/** A name and value that process owners see among the extension properties of an element. */
export interface ExtensionProperty {
  name: string;
  value: string;
  rename(name: string, value: string): void;
}

/**
 * The extension properties (`zeebe:property`) of a part of a diagram or decision table, in their order.
 * dmn-moddle does not know Zeebe's elements and keeps them as they stand, hence the two spellings.
 */
export function extensionProperties(element: ModdleElement): ExtensionProperty[] {
  const values = many(one(element, 'extensionElements'), 'values');
  const holder = values.find(({ $type }) => $type.toLowerCase() === 'zeebe:properties');
  const list = many(holder, 'properties').concat(many(holder, '$children'));
  return list.map((property) => ({
    name: text(property, 'name') ?? '',
    value: text(property, 'value') ?? '',
    rename(name, value) {
      property.set('name', name);
      property.set('value', value);
    },
  }));
}
