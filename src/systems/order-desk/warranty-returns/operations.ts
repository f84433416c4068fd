import { caseOperations } from './case-operations';
import { dealerSideOperations } from './dealer-side-operations';
import { parcelOperations } from './parcel-operations';
import { supplierSideOperations } from './supplier-side-operations';

/** Operations of warranty returns: parcels and answers of dealers, and the steps of their cases (flows.md 9). */
export const warrantyReturnOperations = { ...parcelOperations, ...dealerSideOperations, ...supplierSideOperations, ...caseOperations };
