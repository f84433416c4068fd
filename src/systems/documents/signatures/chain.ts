import { z } from 'zod';
import { canonicalJson, sha256 } from '../../../database/canonical-json';
import { recordedSignature } from './operations';
import type { SheetRow, SignatureRow } from './repository';

/** What the text of a signature holds; its hash is made of these and stands beside them. */
const signedText = recordedSignature.omit({ hash: true }).extend({ sheetNo: z.string() });
export type SignedText = z.input<typeof signedText>;

/** A fault of a sheet: the signature's number, 0 for the heading, and what is wrong. */
export interface ChainFault {
  signatureNo: number;
  detail: string;
}

/** What the first signature of a sheet is chained to: the hash of the heading. */
export function headingHash({ sheetNo, kind, caseNo, revision, openedAt }: SheetRow): string {
  return sha256(canonicalJson({ sheetNo, kind, caseNo, revision, openedAt: openedAt.toISOString() }));
}

/** A signature as it is kept: its text and the hash of that. */
export function sealed(text: SignedText): { signed: string; hash: string } {
  const signed = canonicalJson(text);
  return { signed, hash: sha256(signed) };
}

/** What a kept text says; undefined when it can't be read as a signature any more. */
export function readSigned({ signed, hash }: SignatureRow): z.output<typeof recordedSignature> | undefined {
  const parsed = signedText.safeParse(jsonOf(signed));
  if (!parsed.success) return undefined;
  const { sheetNo: _, ...rest } = parsed.data;
  return { ...rest, hash };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What of a sheet does not read as it was signed: every text is hashed anew and followed back to the heading.
 * @param rows the sheet's signatures in their order
 */
export function faultsOf(sheet: SheetRow, rows: SignatureRow[]): ChainFault[] {
  const faults: ChainFault[] = [];
  let previous = headingHash(sheet);
  rows.forEach((row, index) => {
    const { signatureNo, signed, hash } = row;
    const text = readSigned(row);
    if (sha256(signed) !== hash) faults.push({ signatureNo, detail: 'does not read as it was signed' });
    if (signatureNo !== index + 1) faults.push({ signatureNo, detail: `stands in place ${index + 1}: one before it is missing` });
    else if (text?.signatureNo !== signatureNo) faults.push({ signatureNo, detail: 'is not the one that was signed in this place' });
    if (text?.previousHash !== previous) faults.push(brokenLink(signatureNo, index));
    previous = hash;
  });
  return faults;
}

const brokenLink = (signatureNo: number, index: number): ChainFault =>
  index === 0
    ? { signatureNo: 0, detail: 'the heading is not the one that the first signature was given on' }
    : { signatureNo, detail: 'does not follow the signature before it' };
