import { contract } from '../../http/contract';
import { deliveryOperations } from './delivery-operations';
import { outsourcingOperations } from './outsourcing-operations';
import { outsourcingPaperOperations } from './outsourcing-paper-operations';
import { poolOperations } from './pool-operations';
import { requestOperations } from './request-operations';
import { supplierOperations } from './supplier-operations';

export * from './outsourcing-schemas';
export { clearingSupplier } from './supplier-operations';

/** Purchasing: suppliers and what they supply, the pool of needs, purchase requests, deliveries, exchange and return; paint outsourcing orders. */
export const purchasingContract = contract({
  system: 'purchasing',
  title: 'Purchasing 采购',
  operations: { ...supplierOperations, ...poolOperations, ...requestOperations, ...deliveryOperations, ...outsourcingOperations, ...outsourcingPaperOperations },
});
