import type { ModdleElement } from '../locale/moddle';
import { visibleName } from './diagram';
import type { Finding } from './finding';

/** A finding about a part of a file: what is wrong and what to do, in both languages. */
export function finding(rule: string, file: string, element: ModdleElement | string, zh: string, en: string): Finding {
  const name = typeof element === 'string' ? element : visibleName(element);
  return { rule, file, element: name, message: { 'zh-CN': zh, en } };
}
