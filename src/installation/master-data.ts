import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { cny } from '../money';
import type { SystemClients } from '../systems/clients';
import { exception } from '../systems/calendar/schemas';
import { mailAddresses } from '../systems/documents/mail/operations';
import { catalogue } from '../systems/order-desk/catalogue-schemas';
import { soldVehicles } from '../systems/order-desk/vehicle-returns/requests';
import { suppliersToLoad } from '../systems/purchasing/supplier-operations';
import { masterDataOf } from './master-data-folder';

const quantity = z.number().int().min(1).max(100_000);

/** Master data and opening figures of an installation. */
const masterData = z.strictObject({
  /** Told once in the installation's language; the order desk, which owns it, gets it whole. */
  catalogue,
  stock: z.array(z.strictObject({ partNo: z.string(), unitCost: cny, opening: z.record(z.string(), quantity).default({}) })),
  balances: z.array(z.strictObject({ account: z.string(), party: z.string().optional(), amount: cny })),
  /**
   * Paint shops, and which white part each of them turns into which painted part, for which fee a piece; `drawWhiteParts`:
   * missing white parts are drawn from the company store before they are bought.
   */
  painters: z.array(z.strictObject({ painterNo: z.string(), name: z.string() })).optional(),
  paintTerms: z.array(z.strictObject({ partNo: z.string(), whitePartNo: z.string(), painterNo: z.string(), fee: cny, drawWhiteParts: z.boolean().optional() })).optional(),
  /** Who supplies which parts. */
  suppliers: suppliersToLoad.shape.suppliers.optional(),
  /** Vehicles that were sold to dealers, who may ask to return them. */
  vehicles: soldVehicles.shape.vehicles.optional(),
  /** Where notices go by mail. */
  mailAddresses: mailAddresses.optional(),
  /** Days that the company keeps otherwise than the public calendar. */
  calendar: z.array(exception).max(400).optional(),
});
export type MasterData = z.infer<typeof masterData>;

/** Reads master data, a folder of CSV files or one JSON file; throws naming the field that is wrong. */
export async function readMasterData(place: string): Promise<MasterData> {
  return (await stat(place)).isDirectory() ? masterDataOf(place) : masterDataIn(place);
}

async function masterDataIn(file: string): Promise<MasterData> {
  const parsed = masterData.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${file} is not usable. ${faults.join('; ')}`);
}

/** Loads master data through the systems' own doors. A second load of the same data changes nothing. */
export async function loadMasterData(clients: SystemClients, data: MasterData, key: string): Promise<void> {
  await clients.orderDesk.loadCatalogue({ body: data.catalogue, idempotencyKey: `${key}/catalogue` });
  const names = new Map(data.catalogue.parts.map((part) => [part.partNo, part.nameZh]));
  await clients.warehouse.loadStock({
    body: {
      parts: data.stock.map(({ partNo, unitCost }) => ({ partNo, unitCost, name: names.get(partNo) ?? partNo })),
      opening: data.stock.flatMap(({ partNo, opening }) =>
        Object.entries(opening).map(([place, pieces]) => ({ partNo, location: locationOf(place), quantity: pieces })),
      ),
    },
    idempotencyKey: `${key}/stock`,
  });
  await loadPaintTerms(clients, data, names, `${key}/paint-terms`);
  const { suppliers = [], vehicles = [], calendar: exceptions = [], mailAddresses: addresses } = data;
  if (vehicles.length > 0) await clients.orderDesk.loadVehicles({ body: { vehicles }, idempotencyKey: `${key}/vehicles` });
  const parts = data.catalogue.parts.map(({ partNo, nameZh: name }) => ({ partNo, name }));
  await clients.purchasing.loadSuppliers({ body: { parts, suppliers }, idempotencyKey: `${key}/suppliers` });
  if (addresses) await clients.documents.setMailAddresses({ body: { addresses }, idempotencyKey: `${key}/mail-addresses` });
  if (exceptions.length > 0) await clients.calendar.setExceptions({ body: { exceptions }, idempotencyKey: `${key}/calendar` });
  if (data.balances.length === 0) return;
  const balances = data.balances.map(({ account, party, amount }) => ({ account, amount, ...(party === undefined ? {} : { party }) }));
  await clients.finance.openAccounts({ body: { balances }, idempotencyKey: `${key}/balances` });
}

async function loadPaintTerms(clients: SystemClients, data: MasterData, names: Map<string, string>, idempotencyKey: string): Promise<void> {
  const { painters = [], paintTerms = [] } = data;
  if (painters.length === 0) return;
  const named = (partNo: string) => names.get(partNo) ?? partNo;
  const colours = new Map(data.catalogue.parts.map((part) => [part.partNo, part.colour]));
  await clients.purchasing.loadPaintTerms({
    body: {
      painters,
      paintTerms: paintTerms.map((terms) => ({
        ...terms,
        partName: named(terms.partNo),
        whitePartName: named(terms.whitePartNo),
        colour: colours.get(terms.partNo) ?? terms.partNo,
      })),
    },
    idempotencyKey,
  });
}

const location = z.enum(['AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR']);
const locationOf = (place: string) => location.parse(place);
