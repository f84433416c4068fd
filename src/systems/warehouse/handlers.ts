import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import type { warehouseContract } from './contract';
import { keeperHandlers } from './keeper-handlers';
import { oldPartHandlers } from './old-parts/handlers';
import { writeOffAtPainter } from './painter-deductions';
import { paintHandlers } from './paint-handlers';
import { purchaseHandlers } from './purchase-handlers';
import { redLetterHandlers } from './red-letter-handlers';
import { scrapHandlers } from './scrap/handlers';
import { slipHandlers } from './slip-handlers';
import { stockHandlers } from './stock-handlers';
import type { WarehouseTables } from './tables';
import { vehicleHandlers } from './vehicle-handlers';

/** @param locale language of the reasons that a review or the keeper's work writes for staff */
export const warehouseHandlers = (locale: Locale): Handlers<typeof warehouseContract, WarehouseTables> => ({
  ...stockHandlers,
  ...slipHandlers(locale),
  ...keeperHandlers(locale),
  ...purchaseHandlers,
  ...redLetterHandlers,
  ...vehicleHandlers,
  ...scrapHandlers,
  ...oldPartHandlers,
  writeOffAtPainter: async ({ tx, at }, { body }) => ({ movementId: await writeOffAtPainter(tx, body, at) }),
  ...paintHandlers,
});
