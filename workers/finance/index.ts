import { bookReceipt } from './book-receipt';
import { closePeriod } from './close-period';
import { decidePurchaseMoney } from './decide-purchase-money';
import { lookUpCorrection } from './look-up-correction';
import { openSettlement } from './open-settlement';
import { readAdvance } from './read-advance';
import { recordSupplierPaper } from './record-supplier-paper';
import { requestPurchaseMoney } from './request-purchase-money';
import { returnAdvance } from './return-advance';
import { reverseVoucher } from './reverse-voucher';
import { settlePainter } from './settle-painter';
import { settlePayment } from './settle-payment';
import { payFreight } from './pay-freight';
import { offsetFreight } from './offset-freight';
import { receiveReturnForms } from './receive-return-forms';
import { offsetVehicleAccount } from './offset-vehicle-account';
import { proposeInternalHandlingPrice } from './propose-internal-handling-price';
import { signInternalHandlingPrice } from './sign-internal-handling-price';
import { recordVehicleSale } from './record-vehicle-sale';
import { recordScrapReport } from './record-scrap-report';
import { recordCountersignature } from './record-countersignature';
import { recordCountersignResult } from './record-countersign-result';
import { recordScrapApproval } from './record-scrap-approval';
import { applyToCompanyGm } from './apply-to-company-gm';
import { decideCompanyGmApplication } from './decide-company-gm-application';
import { checkScrapFacts } from './check-scrap-facts';
import { writeOffScrap } from './write-off-scrap';
import { offsetSupplier } from './offset-supplier';

export const financeWorkers = [
  requestPurchaseMoney,
  decidePurchaseMoney,
  readAdvance,
  recordSupplierPaper,
  bookReceipt,
  settlePayment,
  returnAdvance,
  openSettlement,
  settlePainter,
  closePeriod,
  lookUpCorrection,
  reverseVoucher,
  payFreight,
  offsetFreight,
  receiveReturnForms,
  offsetVehicleAccount,
  proposeInternalHandlingPrice,
  signInternalHandlingPrice,
  recordVehicleSale,
  recordScrapReport,
  recordCountersignature,
  recordCountersignResult,
  recordScrapApproval,
  applyToCompanyGm,
  decideCompanyGmApplication,
  checkScrapFacts,
  writeOffScrap,
  offsetSupplier,
];
