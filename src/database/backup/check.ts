import type { Transaction } from 'kysely';
import { verifyAudit } from '../audit/verify';
import type { BaseTables } from '../base-tables';
import { enter, type Books, type KeptSchema } from './kept-schema';

/** Looks whether every schema's audit log reads as it was sealed, and its books hold; in the order of the schemas. */
export async function checkSchemas(tx: Transaction<BaseTables>, schemas: readonly KeptSchema[]): Promise<Books[]> {
  const found: Books[] = [];
  for (const { schema, checkBooks } of schemas) {
    await enter(tx, schema);
    found.push(named(schema, auditBooks(await verifyAudit(tx))));
    if (checkBooks) found.push(named(schema, await checkBooks(tx)));
  }
  return found;
}

const auditBooks = ({ entries, unsealed, lastHash, faults }: Awaited<ReturnType<typeof verifyAudit>>): Books => ({
  said: `audit log of ${entries} entries, ${unsealed} not sealed yet, last hash ${lastHash}`,
  faults: faults.map(({ no, detail }) => `audit log, ${no === 0 ? 'as a whole' : `entry ${no}`}: ${detail}`),
});

const named = (schema: string, { said, faults }: Books): Books => ({ said: `${schema}: ${said}`, faults: faults.map((fault) => `${schema}: ${fault}`) });
