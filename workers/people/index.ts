import { checkAct } from './check-act';
import { checkAttendees } from './check-attendees';
import { confirmAct } from './confirm-act';
import { findSuperiors } from './find-superiors';
import { listHolders } from './list-holders';

/** Workers that ask the people directory. */
export const peopleWorkers = [checkAct, confirmAct, findSuperiors, listHolders, checkAttendees];
