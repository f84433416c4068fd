import { z } from 'zod';
import { contracts, type SystemClients } from '../systems/clients';
import type { MasterData } from './master-data';
import { packed } from './packed';

/** One call that loads a part of the master data. */
export interface MasterDataCall {
  /** Which it is, for its idempotency key: `stock/2`. */
  name: string;
  /** What the contract takes. */
  schema: z.ZodType | undefined;
  body: Record<string, object[]>;
  send: (clients: SystemClients, idempotencyKey: string) => Promise<unknown>;
}

const { orderDesk, warehouse, purchasing, documents, calendar, finance } = contracts;
const location = z.enum(['AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR']);

/** The calls that load master data, in their order: what a row refers to is loaded before it. */
export function masterDataCalls(data: MasterData): MasterDataCall[] {
  const names = new Map(data.catalogue.parts.map((part) => [part.partNo, part.nameZh]));
  const { suppliers = [], vehicles = [], calendar: exceptions = [], mailAddresses: addresses = [] } = data;
  const { dealers, parts, models, prices } = data.catalogue;
  const stock = {
    parts: data.stock.map(({ partNo, unitCost }) => ({ partNo, unitCost, name: names.get(partNo) ?? partNo })),
    opening: data.stock.flatMap(({ partNo, opening }) => Object.entries(opening).map(([place, pieces]) => ({ partNo, location: location.parse(place), quantity: pieces }))),
  };
  const named = parts.map(({ partNo, nameZh: name }) => ({ partNo, name }));
  const balances = data.balances.map(({ account, party, amount }) => ({ account, amount, ...(party === undefined ? {} : { party }) }));
  return [
    ...calls('catalogue', orderDesk.operations.loadCatalogue.body, { dealers, parts, models, prices }, (clients, call) => clients.orderDesk.loadCatalogue(call)),
    ...calls('stock', warehouse.operations.loadStock.body, stock, (clients, call) => clients.warehouse.loadStock(call)),
    ...calls('paint-terms', purchasing.operations.loadPaintTerms.body, paintTermsOf(data, names), (clients, call) => clients.purchasing.loadPaintTerms(call)),
    ...calls('vehicles', orderDesk.operations.loadVehicles.body, { vehicles }, (clients, call) => clients.orderDesk.loadVehicles(call)),
    ...calls('suppliers', purchasing.operations.loadSuppliers.body, { parts: named, suppliers }, (clients, call) => clients.purchasing.loadSuppliers(call)),
    ...calls('mail-addresses', documents.operations.setMailAddresses.body, { addresses }, (clients, call) => clients.documents.setMailAddresses(call)),
    ...calls('calendar', calendar.operations.setExceptions.body, { exceptions }, (clients, call) => clients.calendar.setExceptions(call)),
    ...calls('balances', finance.operations.openAccounts.body, { balances }, (clients, call) => clients.finance.openAccounts(call)),
  ];
}

/** What the contracts would refuse, a line each: the call, the row by what it begins with, the field. Changes nothing. */
export function masterDataFaults(data: MasterData): string[] {
  return masterDataCalls(data).flatMap(({ name, schema, body }) => {
    const issues = schema?.safeParse(body).error?.issues ?? [];
    return issues.map(({ path: [list = '', index, ...field], message }) => {
      const row = body[String(list)]?.[Number(index)];
      const begins = row === undefined ? '' : ` ${Object.values(row).filter((value) => typeof value === 'string').slice(0, 2).join(' ')}`;
      return `${name.split('/')[0]} ${String(list)}${begins}: ${[...field.map(String), message].join(': ')}`;
    });
  });
}

function calls<Body extends Record<string, object[]>>(
  name: string,
  schema: z.ZodType | undefined,
  whole: Body,
  send: (clients: SystemClients, call: { body: Body; idempotencyKey: string }) => Promise<unknown>,
): MasterDataCall[] {
  return packed(whole).map((body, index) => ({ name: `${name}/${index + 1}`, schema, body, send: (clients, idempotencyKey) => send(clients, { body, idempotencyKey }) }));
}

function paintTermsOf({ painters = [], paintTerms = [], catalogue }: MasterData, names: Map<string, string>) {
  const nameOf = (partNo: string) => names.get(partNo) ?? partNo;
  const colours = new Map(catalogue.parts.map((part) => [part.partNo, part.colour]));
  return {
    painters,
    paintTerms: paintTerms.map((terms) => ({
      ...terms,
      partName: nameOf(terms.partNo),
      whitePartName: nameOf(terms.whitePartNo),
      colour: colours.get(terms.partNo) ?? terms.partNo,
    })),
  };
}
