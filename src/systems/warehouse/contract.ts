import { contract } from '../../http/contract';
import { slipOperations } from './slip-operations';
import { stockOperations } from './stock-operations';

/** Warehouse: stock as a movements ledger, reservations, issue slips, packing records and departures. */
export const warehouseContract = contract({
  system: 'warehouse',
  title: 'Warehouse 仓库',
  operations: { ...stockOperations, ...slipOperations },
});
