import { z } from 'zod';
import { cny } from '../../money';
import { contract, operation } from '../../http/contract';
import { dealerNo, orderNo, orderSource, page, reference, unitAmount } from '../shared-schemas';
import { freightOperations } from './freight-operations';
import { purchaseOperations } from './purchase-operations';
import { redLetterOperations } from './red-letter-operations';
import { scrapOperations } from './scrap/operations';
import { supplierOffsetOperations } from './supplier-offset-operations';
import { settlementOperations } from './settlement-operations';
import { vehicleOperations } from './vehicle-operations';
import { account, balance, party, stockMovement, termsLines, voucher } from './schemas';

export { freightPaymentNo, offsetFreightBody, payFreightBody } from './freight-operations';
export { internalPriceNoteNo, offsetVehicleAccountBody, proposeInternalHandlingPriceBody, receiveReturnFormsBody, recordVehicleSaleBody, signInternalHandlingPriceBody, specialSaleRecordNo, vehicleReturnFormsNo } from './vehicle-operations';
export {
  applyToCompanyGmBody,
  companyGmApplicationNo,
  countersignSheetNo,
  decideCompanyGmApplicationBody,
  recordCountersignatureBody,
  recordCountersignResultBody,
  recordScrapApprovalBody,
  recordScrapReportBody,
  scrapApprovalNo,
  scrapFacts,
  scrapReportNo,
  writeOffScrapBody,
} from './scrap/operations';
export { supplierOffsetBody, supplierOffsetVoucherNo } from './supplier-offset-operations';
export { correctedPaper, correctionRefusal } from './red-letter-operations';
export { month, openedSettlement, painterNo, painterSettlement } from './settlement-operations';
export { paperKind, purchaseMoneyRequestNo, purchaseRequestNo } from './purchase-operations';

/** Finance: a double-entry ledger that derives its postings from what the other systems report. */
export const financeContract = contract({
  system: 'finance',
  title: 'Finance 财务',
  operations: {
    ...purchaseOperations,
    openAccounts: operation({
      method: 'post',
      path: '/opening-balances',
      summary: 'Opens accounts with their balances, once per account and party; the same balance again changes nothing',
      body: z.strictObject({
        balances: z.array(z.strictObject({ account, party: party.optional(), amount: cny })).min(1).max(1000),
      }),
      result: z.object({ opened: z.number().int() }),
      problems: { unknownAccount: 422, partyMissing: 422, partyNotWanted: 422, alreadyOpened: 409 },
    }),
    registerSalesTerms: operation({
      method: 'post',
      path: '/sales-terms',
      summary: 'What the dealer pays for each line of an order',
      openTo: ['relay'],
      body: z.strictObject({ orderNo, dealerNo, source: orderSource, lines: termsLines }),
      result: z.object({}),
      problems: { termsExist: 409 },
    }),
    registerPaintTerms: operation({
      method: 'post',
      path: '/paint-terms',
      summary: 'What the paint shop gets for each accepted piece of an outsourcing order',
      openTo: ['relay'],
      body: z.strictObject({ outsourcingOrderNo: reference, painterNo: party, partNo: reference, fee: unitAmount }),
      result: z.object({}),
      problems: { termsExist: 409 },
    }),
    postStockMovement: operation({
      method: 'post',
      path: '/stock-movements',
      summary: 'Posts a movement by the rule of its type; without a rule it is kept as unposted',
      openTo: ['relay'],
      body: stockMovement,
      result: z.object({ voucherNo: reference.nullable() }),
      problems: { movementKnown: 409, sourceDiffers: 409, partDiffers: 409, orderLineMissing: 422, termsNotYetKnown: 503 },
    }),
    getBalances: operation({
      method: 'get',
      path: '/balances',
      summary: 'Balances of all accounts and parties, or of one',
      query: z.strictObject({ account: account.optional(), party: party.optional() }),
      result: z.object({ balances: z.array(balance) }),
    }),
    listVouchers: operation({
      method: 'get',
      path: '/vouchers',
      summary: 'Vouchers with their entries, oldest first',
      query: z.strictObject({ rule: reference.optional(), orderNo: orderNo.optional(), source: reference.optional(), ...page }),
      result: z.object({ vouchers: z.array(voucher) }),
    }),
    listUnposted: operation({
      method: 'get',
      path: '/stock-movements/unposted',
      summary: 'Valued movements that no posting rule covers, oldest first',
      query: z.strictObject({ ...page }),
      result: z.object({ movements: z.array(stockMovement) }),
    }),
    trialBalance: operation({
      method: 'get',
      path: '/trial-balance',
      summary: 'Debit and credit of all accounts; the two sums must be equal',
      result: z.object({
        debit: cny,
        credit: cny,
        accounts: z.array(z.object({ account, debit: cny, credit: cny })),
      }),
    }),
    ...settlementOperations,
    ...supplierOffsetOperations,
    ...redLetterOperations,
    ...freightOperations,
    ...vehicleOperations,
    ...scrapOperations,
  },
});
