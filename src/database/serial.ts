import type { Transaction } from 'kysely';
import { shanghaiDay } from '../clock';
import type { BaseTables } from './base-tables';

/**
 * The next running number of a prefix: prefix, year and month in Asia/Shanghai, serial of the month,
 * such as `DO-202609-001` (I-G-11). Numbers are gapless per committed transaction.
 */
export async function nextNumber(tx: Transaction<BaseTables>, prefix: string, at: Date): Promise<string> {
  const period = shanghaiDay(at).slice(0, 7).replace('-', '');
  const { last } = await tx
    .insertInto('serial')
    .values({ prefix, period, last: 1 })
    .onConflict((clash) =>
      clash.columns(['prefix', 'period']).doUpdateSet((set) => ({ last: set('serial.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${prefix}-${period}-${String(last).padStart(3, '0')}`;
}
