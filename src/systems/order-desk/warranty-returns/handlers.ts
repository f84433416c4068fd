import type { Handlers } from '../../../http/system-app';
import { notBuilt } from '../../not-built';
import type { OrderDeskTables } from '../tables';
import type { warrantyReturnOperations } from './operations';

type WarrantyReturnContract = { system: string; title: string; operations: typeof warrantyReturnOperations };

export const warrantyReturnHandlers: Handlers<WarrantyReturnContract, OrderDeskTables> = {
  reportReturnedParts: notBuilt,
  recordReturnedParts: notBuilt,
  claimWarrantyReturn: notBuilt,
  recordCountedParts: notBuilt,
  openReturnedParts: notBuilt,
  registerOutOfScope: notBuilt,
  recordRulingContact: notBuilt,
  answerRuling: notBuilt,
  recordRulingAnswer: notBuilt,
  closeRulingQuestion: notBuilt,
  recordSecondRuling: notBuilt,
  recordRemedy: notBuilt,
  placeWarrantyExchange: notBuilt,
  recordSupplierRoutes: notBuilt,
  reopenClearing: notBuilt,
  answerClearing: notBuilt,
  recordSupplierAnswer: notBuilt,
  recordClearingBreach: notBuilt,
  flagReturnBreach: notBuilt,
  endSide: notBuilt,
  recordSupplierCredit: notBuilt,
  closeWarrantyReturn: notBuilt,
  getWarrantyReturn: notBuilt,
  listWarrantyReturns: notBuilt,
};
