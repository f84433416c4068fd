import type { Locale } from '../../../config';
import { fieldWords, moneyFields, valueWords } from './content-words';
import { words } from './words';

/** A signed form's fields as they stand on the page: what each is called and what it says; empty ones are left out. */
export function contentRows(content: Record<string, unknown>, locale: Locale): [string, string][] {
  const entries = Object.entries(content).sort(([a], [b]) => placeOf(a) - placeOf(b));
  return entries.flatMap(([key, value]): [string, string][] => {
    const said = valueInWords(key, value, locale);
    return said === '' ? [] : [[fieldName(key, locale), said]];
  });
}

const order = Object.keys(fieldWords);
/** Fields stand in the order of the words; one without words at the end. */
const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);

const own = <T>(table: Record<string, T>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

const fieldName = (key: string, locale: Locale) => own(fieldWords, key)?.[locale] ?? key;

function valueInWords(key: string, value: unknown, locale: Locale): string {
  const text = words[locale];
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'string') return own(own(valueWords, key) ?? {}, value)?.[locale] ?? value;
  if (typeof value === 'number') return moneyFields.has(key) ? value.toFixed(2) : String(value);
  if (Array.isArray(value)) return value.map((each) => valueInWords(key, each, locale)).join(value.some((each) => typeof each === 'object') ? '\n' : text.join);
  return Object.entries(value)
    .map(([name, part]) => fieldName(name, locale) + text.colon + valueInWords(name, part, locale))
    .join(text.join);
}
