import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '../../../http/problem';
import { mediaType, type MediaType } from './operations';

/** Kinds that cameras write for what is one kind to us. */
const others: Record<string, MediaType> = { 'image/heif': 'image/heic' };

/** What a content is, told by its bytes, whatever its name says; 415 `unsupportedEvidence` when it is nothing that is kept. */
export async function mediaTypeOf(content: Buffer): Promise<MediaType> {
  const found = (await fileTypeFromBuffer(content))?.mime;
  const known = mediaType.safeParse(found === undefined ? undefined : (others[found] ?? found));
  if (known.success) return known.data;
  const detail = `is ${found ?? 'of an unknown kind'}: send a photo (JPEG, PNG, WebP, HEIC) or a paper (PDF)`;
  throw new Problem(415, 'unsupportedEvidence', `file: ${detail}`, [{ field: 'file', detail }]);
}
