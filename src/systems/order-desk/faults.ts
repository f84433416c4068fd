import { refused, type FieldFault, type Problem } from '../../http/problem';

/** A wrong field of a request, with the code of the refusal it leads to. */
export interface CodedFault extends FieldFault {
  code: string;
}

/**
 * One 422 for several wrong fields: all of them in `errors`, the first one's code and words in front.
 * @param faults at least one
 */
export function refusalOf(faults: readonly [CodedFault, ...CodedFault[]]): Problem {
  const [{ code, field, detail }] = faults;
  const errors = faults.map((fault) => ({ field: fault.field, detail: fault.detail }));
  return refused(code, `${field}: ${detail}`, errors);
}

/** Throws the refusal of the faults, if there are any. */
export function refuseAny(faults: CodedFault[]): void {
  const [first, ...others] = faults;
  if (first) throw refusalOf([first, ...others]);
}
