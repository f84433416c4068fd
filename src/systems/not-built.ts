import { Problem } from '../http/problem';

/** Stands in for an operation whose contract is agreed and whose rules are not built yet. */
export const notBuilt = (): never => {
  throw new Problem(501, 'notBuilt', 'This operation is not built yet');
};
