import { checkAct } from './check-act';
import { confirmAct } from './confirm-act';

/** Workers that ask the people directory. */
export const peopleWorkers = [checkAct, confirmAct];
