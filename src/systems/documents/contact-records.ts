import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import type { Call } from '../../http/handlers';
import type { contactRecordBody } from './contact-record-operations';
import type { DocumentsTables, DocumentsTx } from './tables';

/** Files what the dealer was told (DI-09); its number. */
export async function fileContactRecord({ tx, at }: Call<DocumentsTables>, body: z.output<typeof contactRecordBody>) {
  const contactRecordNo = await nextNumber(tx, 'CR', at);
  await tx
    .insertInto('contactRecord')
    .values({ ...body, note: body.note ?? null, contactedAt: new Date(body.contactedAt), contactRecordNo })
    .execute();
  return { contactRecordNo };
}

/** Contact records, oldest first; of one case when given. */
export async function listContactRecords(tx: DocumentsTx, wanted: OfCase) {
  const rows = await tx.selectFrom('contactRecord').selectAll().$call(pageOfCase(wanted)).execute();
  return rows.map(({ position: _position, contactedAt, ...row }) => ({ ...row, contactedAt: shanghaiIso(contactedAt) }));
}
