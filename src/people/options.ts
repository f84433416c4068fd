import type { Locale } from '../config';
import type { Directory } from './directory';

/** What the people system is opened with. */
export interface PeopleOptions {
  directory: Directory;
  /** Language of the reasons, unless a call asks for another. */
  locale: Locale;
}
