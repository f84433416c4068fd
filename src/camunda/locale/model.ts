import type { Locale } from '../../config';
import type { ModdleElement, Model } from './moddle';
import { text } from './moddle';
import { extensionProperties } from './properties';
import { otherLocale, translationKey } from './texts';

/**
 * Turns every text that has a translation in its element's properties to the language, and keeps the replaced
 * text in the property's place, so that turning back loses nothing.
 * @returns whether anything changed
 */
export function turnModel({ elements }: Model, locale: Locale): boolean {
  const turned = elements.map((element) => turnElement(element, locale));
  return turned.includes(true);
}

function turnElement(element: ModdleElement, locale: Locale): boolean {
  let changed = false;
  for (const property of extensionProperties(element)) {
    const key = translationKey(property.name);
    if (key?.locale !== locale) continue;
    const replaced = text(element, key.text) ?? '';
    element.set(key.text, property.value);
    property.rename(`${key.text}:${otherLocale(locale)}`, replaced);
    changed = true;
  }
  return changed;
}
