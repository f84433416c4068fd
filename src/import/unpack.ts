import { Unzip, UnzipInflate, zipSync, type Zippable } from 'fflate';
import { told, UnreadableFile } from './fault';
import { limits } from './table';

const bomb = told('解压后过大，不像是一份订单', 'unpacks to far more than any order needs');
const broken = told('XLSX 文件已损坏', 'is a damaged XLSX file');
const chunkBytes = 16 * 1024;

/**
 * Packs an archive anew without compression, after unpacking it within bounds. What a reader gets then is
 * exactly what was counted here; sizes that an archive only claims are not believed.
 * Throws UnreadableFile when it is damaged or too large.
 */
export function unpackWithinBounds(archive: Uint8Array): Uint8Array {
  const entries: Zippable = {};
  const seen = { entries: 0, bytes: 0, damaged: false };
  const unzip = new Unzip((entry) => {
    seen.entries += 1;
    const chunks: Uint8Array[] = [];
    entry.ondata = (error, chunk, final) => {
      seen.damaged ||= error !== null;
      if (error || !within(seen)) return;
      seen.bytes += chunk.length;
      chunks.push(chunk);
      if (final) entries[entry.name] = [Buffer.concat(chunks), { level: 0 }];
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for (const last of pushed(unzip, archive)) {
    if (!within(seen)) throw new UnreadableFile(bomb);
    if (seen.damaged || (last && Object.keys(entries).length < seen.entries)) throw new UnreadableFile(broken);
  }
  if (entries['xl/workbook.xml'] === undefined) throw new UnreadableFile(broken);
  return zipSync(entries);
}

const within = (seen: { entries: number; bytes: number }) => seen.entries <= limits.zipEntries && seen.bytes <= limits.unpackedBytes;

/** Pushes small pieces, because what one piece of deflated data can unpack to is bounded, too; yields after each whether it was the last. */
function* pushed(unzip: Unzip, archive: Uint8Array): Generator<boolean> {
  for (let start = 0; start < archive.length; start += chunkBytes) {
    const last = start + chunkBytes >= archive.length;
    push(unzip, archive.subarray(start, start + chunkBytes), last);
    yield last;
  }
}

function push(unzip: Unzip, piece: Uint8Array, last: boolean): void {
  try {
    unzip.push(piece, last);
  } catch (cause) {
    throw new UnreadableFile(broken, undefined, { cause });
  }
}
