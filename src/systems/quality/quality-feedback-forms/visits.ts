import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict } from '../../../http/problem';
import type { QualityTx } from '../tables';
import { insertServiceRecord, serviceRecordsOf, takeForm, updateForm } from './repository';
import type { serviceToRecord, visit } from './schemas';

/** The day of the visit, as agreed with the dealer (DI-15); the first agreement counts for T-12, a later one moves the day. */
export async function agreeVisit(tx: QualityTx, at: Date, { caseNo, visitOn, agreedBy }: z.output<typeof visit>) {
  const { visitAgreedAt } = await takeForm(tx, caseNo);
  await updateForm(tx, caseNo, { visitOn, ...(visitAgreedAt === null ? { visitAgreedBy: agreedBy, visitAgreedAt: at } : {}) });
  return { agreedAt: shanghaiIso(visitAgreedAt ?? at) };
}

/** The service record of the visit, signed by the dealer (DI-15), once and after a day was agreed. */
export async function recordService(tx: QualityTx, at: Date, { dealerOpinion, ...service }: z.output<typeof serviceToRecord>) {
  const { visitAgreedAt } = await takeForm(tx, service.caseNo);
  if (visitAgreedAt === null) throw conflict('formState', `No visit of ${service.caseNo} was agreed with the dealer`);
  if ((await serviceRecordsOf(tx, [service.caseNo])).length > 0) throw conflict('formState', `${service.caseNo} has its service record already`);
  const serviceRecordNo = await nextNumber(baseOf(tx), 'SV', at);
  await insertServiceRecord(tx, { ...service, dealerOpinion: dealerOpinion ?? null, serviceRecordNo, recordedAt: at });
  return { serviceRecordNo };
}
