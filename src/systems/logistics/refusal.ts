import type { z } from 'zod';
import { conflict } from '../../http/problem';
import type { refuseDispatchBody } from './contract';
import { lockedDispatch, type LogisticsCall } from './dispatches';
import { endWithoutShipment } from './repository/dispatches';
import { selectDocuments } from './repository/documents';

/**
 * Ends a dispatch whose slip the keeper can not pick (SW-D1.3): the slip is void, T-05 no longer runs for it.
 * Refused once the dispatch has a paper or is over (`dispatchState`).
 */
export async function refuseDispatch({ tx, at }: LogisticsCall, { dispatchNo }: z.output<typeof refuseDispatchBody>) {
  const { state } = await lockedDispatch(tx, dispatchNo);
  const papers = await selectDocuments(tx, dispatchNo);
  if (state !== 'open' || papers.length > 0) {
    const detail = `The dispatch ${dispatchNo} is ${state} with ${papers.length} shipping documents; its goods can be refused only before the first`;
    throw conflict('dispatchState', detail);
  }
  await endWithoutShipment(tx, dispatchNo, 'movementRefused', at);
  return { dispatchState: 'movementRefused' as const };
}
