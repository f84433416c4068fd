import type { Dispatch } from './company';
import { actUnlessStopped, turnUnlessStopped, type Flow } from './flow';

/** PD-07: filled in and made out. */
export function* fillDocument(dispatch: Dispatch): Flow {
  yield* actUnlessStopped('Task_FillShippingDocument');
  yield* turnUnlessStopped('documented');
  dispatch.documentInUse = true;
}
