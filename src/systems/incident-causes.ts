import { z } from 'zod';
import type { Locale } from '../config';

/** What an incident comes from, as the complaint specialist finds it. */
export const cause = z.enum([
  'materialDefect',
  'productionDefect',
  'designDefect',
  'packingFault',
  'leftOut',
  'transportDamage',
  'improperUse',
  'other',
]);
export type Cause = z.infer<typeof cause>;

/** The three classes of complaints: a quality abnormality, not quality (human factor), other (A-01). Which cause is of which class, the owners' table `cause-class` says. */
export const causeClass = z.enum(['qualityAbnormality', 'humanFactor', 'other']);
export type CauseClass = z.infer<typeof causeClass>;

type Words = Record<Locale, string>;
const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

/** What causes are called on pages. */
export const causeWords: Record<Cause, Words> = {
  materialDefect: words('材料缺陷', 'Material defect'),
  productionDefect: words('生产缺陷', 'Production defect'),
  designDefect: words('设计缺陷', 'Design defect'),
  packingFault: words('包装不当', 'Packing fault'),
  leftOut: words('漏装漏发', 'Left out'),
  transportDamage: words('运输损坏', 'Transport damage'),
  improperUse: words('使用不当', 'Improper use'),
  other: words('其他', 'Other'),
};

/** What their classes are called. */
export const causeClassWords: Record<CauseClass, Words> = {
  qualityAbnormality: words('质量异常', 'Quality abnormality'),
  humanFactor: words('人为因素', 'Human factor'),
  other: words('其他', 'Other'),
};
