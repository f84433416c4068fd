import { checkAct } from './check-act';
import { confirmAct } from './confirm-act';
import { findSuperiors } from './find-superiors';

/** Workers that ask the people directory. */
export const peopleWorkers = [checkAct, confirmAct, findSuperiors];
