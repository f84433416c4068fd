import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { cny } from '../money';
import type { SystemClients } from '../systems/clients';
import { exception } from '../systems/calendar/schemas';
import { mailAddresses } from '../systems/documents/mail/operations';
import { catalogue } from '../systems/order-desk/catalogue-schemas';
import { soldVehicles } from '../systems/order-desk/vehicle-returns/requests';
import { suppliersToLoad } from '../systems/purchasing/supplier-operations';
import { masterDataCalls } from './master-data-calls';
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

/**
 * Loads master data through the systems' own doors, in as many calls as it needs. A second load of the same data changes
 * nothing; one that broke off is carried on by doing it again.
 */
export async function loadMasterData(clients: SystemClients, data: MasterData, key: string): Promise<void> {
  for (const { name, send } of masterDataCalls(data)) await send(clients, `${key}/${name}`);
}
