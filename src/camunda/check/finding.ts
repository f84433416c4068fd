import type { Locale } from '../../config';
import type { Decision } from './decision';
import type { Diagram } from './diagram';
import type { Form } from './form';

/** A text in both languages. */
export type Words = Record<Locale, string>;

/** Something to mend in a diagram, form or decision table, told to its owner. */
export interface Finding {
  /** Name of the rule, the file under `rules/`. */
  rule: string;
  /** `<flow>/<file>` */
  file: string;
  /** The element's visible name, else its id. */
  element: string;
  /** What is wrong and what to do. */
  message: Words;
}

/** A rule looks at all flows and tells what is to be mended. */
export type Rule = (flows: Flows) => Finding[] | Promise<Finding[]>;

/** Job type of a worker with the names of its input fields. */
export interface KnownJob {
  type: string;
  inputs: string[];
}

/** Everything the rules look at. */
export interface Flows {
  diagrams: Diagram[];
  forms: Form[];
  decisions: Decision[];
  /** Empty: job types and their inputs are not looked at. */
  knownJobs: KnownJob[];
  /** Candidate groups there are, in kebab case. Empty: not looked at. */
  knownPosts: string[];
}
