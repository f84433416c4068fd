import type { KeptSchema } from '../database/backup/kept-schema';
import { migrations as people } from '../people';
import { migrations as calendar } from '../systems/calendar';
import { migrations as documents } from '../systems/documents';
import { checkSheets } from '../systems/documents/signatures/books';
import { migrations as finance } from '../systems/finance';
import { checkLedger } from '../systems/finance/books';
import { migrations as logistics } from '../systems/logistics';
import { migrations as orderDesk } from '../systems/order-desk';
import { migrations as purchasing } from '../systems/purchasing';
import { migrations as quality } from '../systems/quality';
import { schemaOf } from '../systems/system';
import { migrations as warehouse } from '../systems/warehouse';
import { checkStock } from '../systems/warehouse/books';

/** The schema of every company system and of the people directory, as backups know it. */
export const keptSchemas: readonly KeptSchema[] = [
  { schema: schemaOf('order-desk'), migrations: orderDesk },
  { schema: schemaOf('warehouse'), migrations: warehouse, checkBooks: checkStock },
  { schema: schemaOf('logistics'), migrations: logistics },
  { schema: schemaOf('finance'), migrations: finance, checkBooks: checkLedger },
  { schema: schemaOf('purchasing'), migrations: purchasing },
  { schema: schemaOf('quality'), migrations: quality },
  { schema: schemaOf('documents'), migrations: documents, checkBooks: checkSheets },
  { schema: schemaOf('calendar'), migrations: calendar },
  { schema: schemaOf('people'), migrations: people },
];
