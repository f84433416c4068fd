import type { Locale } from '../config';

/** A sentence in both languages of the installation. */
export type Told = Readonly<Record<Locale, string>>;

/** @param zh the sentence in Chinese, in the words a dealer's clerk knows */
export const told = (zh: string, en: string): Told => ({ 'zh-CN': zh, en });

/** What can't be read, and where it stands; a fault without a row is one of the whole file. */
export interface Fault {
  sheet?: string | undefined;
  /** As the spreadsheet program counts, from 1. */
  row?: number | undefined;
  /** Letter and heading, e.g. `C 数量`. */
  column?: string | undefined;
  reason: Told;
}

/** The file as a whole can't be taken. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly sheet: string | undefined;
  constructor(
    readonly reason: Told,
    readonly row?: number,
    options?: ErrorOptions & { sheet?: string | undefined },
  ) {
    super(reason.en, options);
    this.sheet = options?.sheet;
  }
}
