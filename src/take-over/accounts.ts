import { z } from 'zod';

/** Accounts that may be opened, by the name that finance has for them (flows.md 0.8). */
export const accountIds = {
  配件应收: 'dealerPartsReceivable',
  整车账款: 'dealerVehicleReceivable',
  供应商货款: 'supplierPayable',
  烤漆厂应付: 'painterPayable',
  售后库存: 'afterSalesInventory',
  公司库存: 'companyInventory',
  外协库存: 'inventoryAtPainter',
  旧件库存: 'oldPartsInventory',
  购货预支: 'purchaseAdvance',
  现金: 'cash',
  三包往来: 'warrantyClearing',
  代付运费: 'freightOnBehalf',
} as const;

export type AccountName = keyof typeof accountIds;

export const accountName = z.enum(Object.keys(accountIds) as [AccountName, ...AccountName[]]);

/** Accounts whose balance follows from other files: dealers, suppliers, stock. */
export const derived: ReadonlySet<string> = new Set(['dealerPartsReceivable', 'dealerVehicleReceivable', 'supplierPayable', 'afterSalesInventory', 'companyInventory', 'inventoryAtPainter', 'oldPartsInventory']);
