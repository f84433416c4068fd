import { createHash } from 'node:crypto';

/** JSON with sorted keys, so that the order of fields does not matter: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** SHA-256 of a text, hexadecimal: what chains are made of. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
