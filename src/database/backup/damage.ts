import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from './manifest';

/** Reads every file of a backup; throws a sentence that names the first one that is missing or not as it was written. */
export async function refuseDamage(folder: string, { schemas }: Manifest): Promise<void> {
  for (const { file, sha256 } of schemas.flatMap(({ tables }) => tables)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, file)), hash).catch((cause: unknown) => {
      throw new Error(`The backup is not whole: ${file} can not be read.`, { cause });
    });
    if (hash.digest('hex') !== sha256) throw new Error(`The backup is damaged: ${file} is not as it was written.`);
  }
}
