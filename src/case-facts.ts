/** Fields that name a case, the most telling one first. */
export const caseFields = ['caseNo', 'orderNo', 'orderLineId', 'purchaseRequestNo', 'outsourcingOrderNo', 'settlementNo', 'scrapListNo', 'cartonNo', 'slipNo'];

/** What a log line says of a job or a request beside its own name. */
export interface CaseFacts {
  case?: string;
  person?: string;
}

/**
 * The case that fields are of, for a trace: the number of the case or order also where they name a line of it (`<case no.>/<line>`);
 * undefined where they name none.
 */
export const caseOf = (fields: unknown): string | undefined => caseFacts(fields).case?.split('/')[0];

/** The case and the person that fields of a job or a request name (`completedBy`, `recordedBy` …), as far as they do. */
export function caseFacts(fields: unknown): CaseFacts {
  if (typeof fields !== 'object' || fields === null) return {};
  const texts = new Map(Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '' && entry[1].length <= 200));
  const named = caseFields.find((name) => texts.has(name));
  const actor = [...texts.keys()].find((name) => name.endsWith('By'));
  return {
    ...(named === undefined ? {} : { case: texts.get(named) ?? '' }),
    ...(actor === undefined ? {} : { person: texts.get(actor) ?? '' }),
  };
}
