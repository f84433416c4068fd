import { z } from 'zod';

/** Why what dealers, suppliers and staff send of returned parts is not taken in. */
export const warrantyMisfit = z.enum([
  'unknownDealer',
  'unknownPart',
  'parcelAlreadyRecorded',
  'partInOpenCase',
  'unknownIncident',
  'incidentOfOtherDealer',
  'partNotExpected',
  'partAlreadyReceived',
  'lineHasIncident',
  'moreThanArrived',
  'saleDateAhead',
  'unknownReturnedPart',
  'returnedPartOfOtherDealer',
  'questionClosed',
  'unknownClearing',
  'clearingAnswered',
  'partNotInClearing',
  'moreThanCleared',
  'lineNotOnList',
  'lineNotCounted',
  'remedyGiven',
  'remedyNotOpen',
]);
export type WarrantyMisfit = z.infer<typeof warrantyMisfit>;

/** Answer to a form of the staff. */
export const refusal = z.string().nullable().describe("Why it was not taken in, in the installation's language");
