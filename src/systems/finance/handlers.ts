import type { Handlers } from '../../http/handlers';
import { conflict } from '../../http/problem';
import { fenOf } from '../../money';
import type { financeContract } from './contract';
import { freightHandlers } from './freight';
import { purchaseHandlers } from './purchase-handlers';
import { openAccounts } from './opening';
import { postStockMovement } from './posting';
import { entriesOf, insertPaintTerms, insertTerms } from './repository';
import * as reports from './reports-repository';
import { redLetterHandlers } from './red-letter-handlers';
import { scrapHandlers } from './scrap/handlers';
import { supplierOffsetHandlers } from './supplier-offsets';
import { settlementHandlers } from './settlement-handlers';
import { vehicleHandlers } from './vehicle-handlers';
import { balanceView, movementView, trialBalanceView, voucherView } from './views';
import type { FinanceTables } from './tables';

export const handlers: Handlers<typeof financeContract, FinanceTables> = {
  ...purchaseHandlers,
  ...supplierOffsetHandlers,
  async openAccounts({ tx, at }, { body }) {
    return { opened: await openAccounts(tx, body.balances, at) };
  },

  async registerSalesTerms({ tx, at }, { body }) {
    const { orderNo, dealerNo, source, lines } = body;
    const rows = lines.map(({ orderLineId, partNo, unitPrice }) => ({
      orderLineId,
      orderNo,
      dealerNo,
      source,
      partNo,
      unitPriceFen: fenOf(unitPrice),
      registeredAt: at,
    }));
    const stored = await insertTerms(tx, rows);
    if (stored.length < rows.length) {
      throw conflict('termsExist', `Order ${orderNo} has a line whose terms are registered already; they hold as registered (I-G-14)`);
    }
    return {};
  },

  async registerPaintTerms({ tx, at }, { body: { fee, ...terms } }) {
    const stored = await insertPaintTerms(tx, { ...terms, feeFen: fenOf(fee), registeredAt: at });
    if (!stored) throw conflict('termsExist', `The terms of ${terms.outsourcingOrderNo} are registered already; they hold as registered (I-G-14)`);
    return {};
  },

  async postStockMovement({ tx, at }, { body }) {
    const { unitCost, materialCost, outsourcingOrderNo, orderLineId, orderSource, location, ...rest } = body;
    const movement = {
      ...rest,
      orderLineId: orderLineId ?? null,
      orderSource: orderSource ?? null,
      location: location ?? null,
      outsourcingOrderNo: outsourcingOrderNo ?? null,
      materialCostFen: materialCost === undefined ? null : fenOf(materialCost),
      unitCostFen: fenOf(unitCost),
      at: new Date(body.at),
      receivedAt: at,
    };
    return { voucherNo: await postStockMovement(tx, movement, at) };
  },

  async getBalances({ tx }, { query }) {
    return { balances: (await reports.balances(tx, query)).map(balanceView) };
  },

  async listVouchers({ tx }, { query }) {
    const vouchers = await reports.vouchers(tx, query);
    const entries = await entriesOf(tx, vouchers.map(({ voucherNo }) => voucherNo));
    return { vouchers: vouchers.map((each) => voucherView(each, entries)) };
  },

  async listUnposted({ tx }, { query }) {
    return { movements: (await reports.unposted(tx, query)).map(movementView) };
  },

  async trialBalance({ tx }) {
    return trialBalanceView(await reports.totals(tx));
  },

  ...settlementHandlers,

  ...redLetterHandlers,

  ...freightHandlers,
  ...vehicleHandlers,
  ...scrapHandlers,
};
