import { operation } from '../../http/contract';
import * as job from './job-schemas';
import { missing, moving } from './operation-problems';
import * as supply from './supply-schemas';

/** Operations on lines: their sources, and what comes of a request for missing pieces (DO-05 to DO-08, PR, SW-06). */
export const lineOperations = {
  recordLineSourcing: operation({
    method: 'post',
    path: '/lines/record-sourcing',
    summary: 'Record what the warehouse reserved for the missing pieces of a line; tells what is short (DO-05)',
    body: job.lineSourcing,
    result: job.lineSourced,
    problems: { ...moving, lineAlreadySourced: 409, moreThanOrdered: 422 },
  }),
  requestLineSupply: operation({
    method: 'post',
    path: '/lines/request-supply',
    summary: 'Ask for the missing pieces of a line (DO-07, DO-08)',
    body: job.lineSupplyRequest,
    result: job.nothing,
    problems: { ...moving, supplyAlreadyRequested: 409, moreThanOrdered: 422 },
  }),
  recordSupplyStage: operation({
    method: 'post',
    path: '/lines/record-supply-stage',
    summary: "Record where the awaited pieces of a line are, and when they are expected: the dealer's view",
    openTo: ['relay'],
    body: supply.stageOfLine,
    result: supply.stageRecorded,
    problems: missing,
  }),
  recordNotObtained: operation({
    method: 'post',
    path: '/lines/record-not-obtained',
    summary: 'Record why awaited pieces of a line are not to be had; the dealer is told (PR-10)',
    body: supply.piecesNotObtained,
    result: job.nothing,
    problems: { ...missing, nothingAwaited: 409, moreThanAwaited: 422 },
  }),
  recordLineSupplied: operation({
    method: 'post',
    path: '/lines/record-supplied',
    summary: 'Record the answer to a request for missing pieces; what was not obtained is given up',
    body: job.lineSupplied,
    result: job.lineAnswered,
    problems: { ...moving, nothingAwaited: 409, moreThanAwaited: 422 },
  }),
  checkLineWanted: operation({
    method: 'get',
    path: '/lines/wanted',
    summary: 'Whether an order still wants the pieces of a line; without a line nobody does (OP-D6)',
    query: job.lineAsked,
    result: job.lineStillWanted,
    problems: missing,
  }),
  recordLostReservations: operation({
    method: 'post',
    path: '/lines/record-lost-reservations',
    summary: 'Record reserved pieces that a released count took away, once per difference report; their orders look for a source again (SW-06)',
    body: job.lossesOfCount,
    result: job.nothing,
    problems: { ...missing, lossAlreadyRecorded: 409 },
  }),
};
