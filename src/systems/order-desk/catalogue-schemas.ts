import { z } from 'zod';
import { cny } from '../../money';
import { calendarDay, dealerNo, destination, reference } from '../shared-schemas';
import { partKind } from './order-schemas';
import { partialIsUsual } from './partial-shipment';

const name = z.string().trim().min(1).max(200).regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has control characters');

const dealer = z.strictObject({
  dealerNo,
  name,
  partialAllowed: z.boolean().default(partialIsUsual).describe('I-DO-3'),
  destination: destination.optional().describe('Where its goods go (PD-07)'),
});

const part = z
  .strictObject({
    partNo: reference,
    nameZh: name,
    nameEn: name,
    model: reference.describe('Vehicle model, e.g. M1'),
    kind: partKind,
    basePartNo: reference.optional().describe('The part without its colour, e.g. FND-06'),
    colour: reference.optional(),
    partClass: reference.optional().describe('What its warranty period goes by, e.g. motor; left out, its kind'),
  })
  .superRefine((given, fault) => {
    const add = (field: string, message: string) => fault.addIssue({ code: 'custom', path: [field], message });
    if (given.kind === 'painted' && given.basePartNo === undefined) add('basePartNo', 'is needed for a painted part');
    if (given.kind === 'painted' && given.colour === undefined) add('colour', 'is needed for a painted part');
    if (given.kind !== 'painted' && given.colour !== undefined) add('colour', 'belongs to painted parts only');
  });

const price = z.strictObject({
  partNo: reference,
  validFrom: calendarDay.describe('First day in Asia/Shanghai'),
  price: cny.refine((amount) => !amount.startsWith('-'), 'must not be negative'),
});

const vehicleModel = z.strictObject({ model: reference, inProduction: z.boolean().describe('Its parts can be drawn (PR-D1)') });

/** At most 5,000 rows of a kind per call, each of them once. */
const rows = <Row extends z.ZodObject>(row: Row, keyOf: (row: z.output<Row>) => string) =>
  z
    .array(row)
    .max(5000)
    .default([])
    .refine((all) => new Set(all.map(keyOf)).size === all.length, 'names one of them twice');

/** Master data as it is loaded: what is there already is replaced. */
export const catalogue = z.strictObject({
  dealers: rows(dealer, (row) => row.dealerNo),
  parts: rows(part, (row) => row.partNo),
  models: rows(vehicleModel, (row) => row.model),
  prices: rows(price, (row) => `${row.partNo} ${row.validFrom}`),
});
export type Catalogue = z.output<typeof catalogue>;
