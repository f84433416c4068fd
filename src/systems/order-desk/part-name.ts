import type { Locale } from '../../config';

/** The name of a part in the language of the installation. */
export function partNameIn(locale: Locale, part: { nameZh: string; nameEn: string }): string {
  return locale === 'zh-CN' ? part.nameZh : part.nameEn;
}
