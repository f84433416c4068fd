import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoticeChannel } from './channel';

const usableName = /^[\w-]+$/;

/**
 * The channel that needs no partner: `<folder>/<noticeNo>.txt`, UTF-8.
 * The file appears whole or not at all; a repeat writes the same file again.
 */
export function noticeFiles(folder: string): NoticeChannel {
  return async ({ noticeNo, text }) => {
    if (!usableName.test(noticeNo)) throw new Error(`'${noticeNo}' is not usable as a file name`);
    await mkdir(folder, { recursive: true });
    const draft = join(folder, `.${noticeNo}-${randomUUID()}.tmp`);
    try {
      await writeWhole(draft, text);
      await rename(draft, join(folder, `${noticeNo}.txt`));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  };
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text, 'utf8');
    // On disk before it gets its name, or a power cut could leave an empty notice.
    await file.sync();
  } finally {
    await file.close();
  }
}
