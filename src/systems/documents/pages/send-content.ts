import type { Response } from 'express';
import { contentOf, type EvidenceRow } from '../evidence/repository';
import type { DocumentsDb } from '../tables';

/** Sends the original as what its bytes are, whatever its name says; nothing in it runs. */
export async function sendContent(response: Response, db: DocumentsDb, { checksum, mediaType, fileName }: EvidenceRow): Promise<void> {
  const name = encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  response
    .set({
      'Content-Type': mediaType,
      'Content-Disposition': `inline; filename*=UTF-8''${name}`,
      'X-Content-Type-Options': 'nosniff',
      // A browser shows a paper with a program of its own, which a policy would keep from running.
      ...(mediaType === 'application/pdf' ? {} : { 'Content-Security-Policy': "default-src 'none'; sandbox" }),
      'Cache-Control': 'private, no-store',
    })
    .send(await contentOf(db, checksum));
}
