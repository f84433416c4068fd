import { z } from 'zod';
import type { Locale } from '../../../config';

/** Both languages of a text. */
export type Words = Record<Locale, string>;

/** How one kind of notice is worded: the facts it needs, its title, its sentences. */
export interface Template<Facts extends z.ZodObject = z.ZodObject> {
  title: Words;
  /** Facts that it reads; more may come along and stay unread. */
  facts: Facts;
  /** Paragraphs of the body. */
  body(facts: z.output<Facts>, notice: { caseNo: string; locale: Locale }): string[];
}

/** Types a template: the body's facts follow its schema. */
export function defineTemplate<Facts extends z.ZodObject>(template: Template<Facts>): Template<Facts> {
  return template;
}

/** A short text of a fact, on one line. */
export const text = z
  .string()
  .max(200)
  .transform((value) => value.replace(/\s+/g, ' ').trim());

/** A text that may be missing; an empty one counts as missing. */
export const optionalText = text.nullish().transform((value) => value || undefined);

/** A text of several lines, as a person wrote it. */
export const longText = z.string().trim().min(1).max(20_000);

/** Such a text that may be missing; an empty one counts as missing. */
export const optionalLongText = z
  .string()
  .trim()
  .max(20_000)
  .nullish()
  .transform((value) => value || undefined);

/** A glossary's identifier, read as its words; one that has no words is refused, naming those that have. */
export const inWords = (table: Record<string, Words>) =>
  z.string().transform((name, context) => {
    const words = Object.hasOwn(table, name) ? table[name] : undefined;
    if (words) return words;
    context.addIssue({ code: 'custom', message: `'${name}' is none of ${Object.keys(table).join(', ')}` });
    return z.NEVER;
  });

/** Lines of a slip or shipment, as far as a notice shows them. */
export const shownLines = z
  .array(z.object({ partNo: text, partName: text, quantity: z.number().int() }))
  .max(200);

/** One row per line: `1. BRK-01 刹车把 × 5`. */
export function lineRows(lines: z.output<typeof shownLines>): string {
  return lines.map(({ partNo, partName, quantity }, index) => `${index + 1}. ${partNo} ${partName} × ${quantity}`).join('\n');
}

/** The order as a dealer knows it, ready for a verb: our number, and the dealer's own if there is one. */
export function orderName(caseNo: string, dealerOrderNo: string | undefined, locale: Locale): string {
  if (dealerOrderNo === undefined) return locale === 'en' ? `order ${caseNo}` : `订单 ${caseNo} `;
  return locale === 'en' ? `order ${caseNo} (your number ${dealerOrderNo})` : `订单 ${caseNo}（贵店订单号 ${dealerOrderNo}）`;
}
