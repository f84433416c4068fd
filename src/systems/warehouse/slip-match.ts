import { refused } from '../../http/problem';
import type { IssueSlip, IssueSlipLine } from './tables';

interface GivenLine {
  orderLineId: string;
  partNo: string;
  quantity: number;
}

/** A given line beside the slip's own. */
export interface MatchedLine {
  line: IssueSlipLine;
  quantity: number;
  /** Where the quantity stands in the request. */
  field: string;
}

/**
 * Finds the slip's line of each given one.
 * Throws 422 lineNotOnSlip or partDiffers, naming the field.
 */
export function matchLines(slip: IssueSlip, own: IssueSlipLine[], given: GivenLine[], field: string): MatchedLine[] {
  return given.map(({ orderLineId, partNo, quantity }, index) => {
    const line = own.find((each) => each.orderLineId === orderLineId);
    const at = `${field}.${index}`;
    if (!line) throw fault('lineNotOnSlip', `${at}.orderLineId`, `${orderLineId} is not on ${slip.issueSlipNo}`);
    if (line.partNo !== partNo) {
      throw fault('partDiffers', `${at}.partNo`, `${slip.issueSlipNo} says ${line.partNo} for ${orderLineId}, not ${partNo}`);
    }
    return { line, quantity, field: `${at}.quantity` };
  });
}

/** Throws 422 with the code when a line has more pieces than the limit that its slip line leaves. */
export function requireWithin(matched: MatchedLine[], limit: (line: IssueSlipLine) => number, code: string, words: string): void {
  for (const { line, quantity, field } of matched) {
    if (quantity > limit(line)) {
      throw fault(code, field, `${quantity} pieces of ${line.orderLineId} are more than the ${limit(line)} ${words}`);
    }
  }
}

function fault(code: string, field: string, detail: string) {
  return refused(code, `${field}: ${detail}`, [{ field, detail }]);
}
