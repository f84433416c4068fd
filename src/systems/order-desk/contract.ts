import { contract } from '../../http/contract';
import { catalogueOperations } from './catalogue-operations';
import { inboundOperations } from './inbound-operations';
import { evidenceOperations } from './evidence/operations';
import { incidentOperations } from './incidents/operations';
import { lineOperations } from './line-operations';
import { orderOperations } from './order-operations';
import { releaseOperations } from './release-operations';
import { vehicleReturnOperations } from './vehicle-returns/operations';
import { openPartOperations } from './warranty-returns/open-part-operations';
import { warrantyReturnOperations } from './warranty-returns/operations';

export * from './inbound-schemas';
export * from './job-schemas';
export * as incident from './incidents/schemas';
export { ofPart, partFacts, piecesNotObtained, supplyStage } from './supply-schemas';
export * from './vehicle-returns/requests';
export * from './vehicle-returns/schemas';
export * as warranty from './warranty-returns/schemas';
export { colourOf } from './colour-words';
export { wantedLines } from './wanted-lines';
export { incomingOrder, type IncomingOrder } from './order-operations';

/** The order desk: dealers and catalogue, orders and their lines, and what concerns them. */
export const orderDeskContract = contract({
  system: 'order-desk',
  title: 'Order desk',
  operations: {
    ...evidenceOperations,
    ...incidentOperations,
    ...vehicleReturnOperations,
    ...warrantyReturnOperations,
    ...openPartOperations,
    ...catalogueOperations,
    ...orderOperations,
    ...inboundOperations,
    ...lineOperations,
    ...releaseOperations,
  },
});
