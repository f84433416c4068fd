export { countedLine, dealerEnd, remedy, returnedPart, returnedPartNo, ruling, supplierEnd, warrantyCaseNo as caseNo } from '../../warranty-schemas';
export * from './case-schemas';
export * from './dealer-side-schemas';
export * from './misfit-schemas';
export * from './parcel-schemas';
export * from './supplier-side-schemas';
