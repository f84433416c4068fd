import { z } from 'zod';
import { operation } from '../../../http/contract';
import * as warranty from './schemas';

const moving = { notFound: 404, caseState: 409 };
const unfitList = {
  ...{ unknownDealer: 422, unknownPart: 422, parcelAlreadyRecorded: 409, partInOpenCase: 409, saleDateAhead: 422 },
  ...{ unknownIncident: 422, incidentOfOtherDealer: 422, partNotExpected: 422, partAlreadyReceived: 409 },
};

/** Operations on the parcel of a case: its list, its count, and the returned parts that it opens (WR-01 to WR-05). */
export const parcelOperations = {
  reportReturnedParts: operation({
    method: 'post',
    path: '/warranty-returns',
    summary: "Take in the list of a parcel of returned parts (WR-01); the flow starts by itself",
    openTo: ['dealers'],
    body: warranty.returnList,
    result: warranty.ofReturn,
    problems: unfitList,
  }),
  recordReturnedParts: operation({
    method: 'post',
    path: '/warranty-returns/record',
    summary: 'The same from a form of the staff: what can not be taken in is answered in words',
    body: warranty.returnList,
    result: z.object({ caseNo: warranty.caseNo.nullable(), refusal: warranty.refusal }),
  }),
  recordCountedParts: operation({
    method: 'post',
    path: '/warranty-returns/counts',
    summary: 'What arrived of each line, and beside the list (WR-02, WR-D1); what does not fit the list is answered in words',
    body: warranty.countedParts,
    result: warranty.countedPartsRecorded,
    problems: moving,
  }),
  listAssignableParts: operation({
    method: 'get',
    path: '/assignable-parts',
    summary: "Pieces that came without an incident's number, beside the incidents that may have asked for them (X-14)",
    query: z.strictObject({}),
    result: z.object({ assignableParts: z.array(warranty.assignablePart) }),
  }),
  assignReturnedPart: operation({
    method: 'post',
    path: '/warranty-returns/assigned-parts',
    summary: 'Book pieces that came without a number to the incident that asked for them (X-14); what does not fit is answered in words',
    body: warranty.partToAssign,
    result: z.object({ refusal: warranty.refusal }),
  }),
  openReturnedParts: operation({
    method: 'post',
    path: '/warranty-returns/returned-parts',
    summary: 'Open the returned parts of a case by their rulings: each has a dealer side and a supplier side (WR-05)',
    body: warranty.rulingsOfCase,
    result: warranty.returnedPartsOpened,
    problems: { ...moving, lineNotOnList: 422 },
  }),
};
