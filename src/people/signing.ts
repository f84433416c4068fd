import type { Insertable, Transaction } from 'kysely';
import type { Signature } from '../systems/signature-schemas';
import { actName } from './act-names';
import { latestActs, signedBy } from './act-repository';
import type { Signing } from './contract';
import type { Verdict } from './directory';
import type { PeopleOptions } from './options';
import { departmentName, postName } from './posts';
import type { ActRow, PeopleTables } from './tables';

/** Why somebody may not sign: an act of theirs in the case, or their signature for another department on the sheet. */
type Hand = { kind: 'act'; act: string } | { kind: 'department'; signedFor: string; department: string };

/** What keeps a person from signing, by the row of `signing-points`; undefined when nothing does. */
export async function handOfSigner(tx: Transaction<PeopleTables>, signing: Signing, passage: string, personId: string): Promise<Hand | undefined> {
  const latest = await latestActs(tx, { column: 'caseNo', value: signing.caseNo }, signing.excludedActs, passage);
  const own = latest.find((done) => done.personId === personId);
  if (own) return { kind: 'act', act: own.act };
  if (!signing.oneDepartment) return undefined;
  const { department } = signing;
  const other = (await signedBy(tx, signing, personId, passage)).find((done) => done.department !== department);
  return !other?.department ? undefined : { kind: 'department', signedFor: other.department, department };
}

/** What a reserved act keeps of the signature that is given by it. */
export function signedFields(signing: Signing, verdict: Extract<Verdict, { allowed: true }>): Partial<Insertable<PeopleTables['act']>> {
  const { sheet, caseNo, revision, signingPoint, department } = signing;
  const standsInFor = verdict.as === 'deputy' ? verdict.standsInFor : null;
  return { sheet, caseNo, revision, signingPoint, department, post: verdict.post, standsInFor };
}

/** The signature that a completed act gave, for its sheet; undefined when the act signs nothing. */
export function signatureOf(done: ActRow, { directory, locale }: PeopleOptions): Signature | undefined {
  const { sheet, caseNo, revision, signingPoint, department, post, standsInFor, personId, actedAs } = done;
  if (sheet === null || caseNo === null || revision === null || signingPoint === null || department === null || post === null) return undefined;
  const nameOf = (id: string) => (locale === 'en' ? directory.person(id)?.nameEn : directory.person(id)?.name) ?? id;
  return {
    ...{ sheet, caseNo, revision, signingPoint, department, post, standsInFor, actedAs },
    signingPointName: actName(signingPoint, locale),
    departmentName: departmentName(department, locale),
    signedBy: personId,
    signerName: nameOf(personId),
    postName: postName(post, locale),
    standsInForName: standsInFor === null ? null : nameOf(standsInFor),
    signedAt: done.reservedAt.toISOString(),
  };
}
