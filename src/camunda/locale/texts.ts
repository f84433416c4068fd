import type { Locale } from '../../config';

/** The language that a text is in when it is not in this one. */
export const otherLocale = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en');

const pattern = /^(.+):(zh-CN|en)$/;

/** What a property such as `name:en` holds: which text of the element, in which language; undefined for others. */
export function translationKey(propertyName: string): { text: string; locale: Locale } | undefined {
  const match = pattern.exec(propertyName);
  if (!match?.[1]) return undefined;
  return { text: match[1], locale: match[2] === 'en' ? 'en' : 'zh-CN' };
}
