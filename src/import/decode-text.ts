import { told, UnreadableFile } from './fault';

const marks: { bytes: number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

const noText = told(
  '不是 CSV 也不是 XLSX 文件（不是 UTF-8 或 GB18030 编码的文本）',
  'is neither a CSV nor an XLSX file (no text in UTF-8 or GB18030)',
);

/** Control characters other than white space: a sign of a file that is something else. */
const binary = /(?!\s)\p{Cc}/u;

/**
 * The text of a file as spreadsheet programs save it: by its byte-order mark, else UTF-8, else GB18030
 * (Excel in Chinese). Text in GB18030 is practically never valid UTF-8. Throws UnreadableFile.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  const encodings = marked ? [marked.encoding] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    const text = decoded(bytes, encoding);
    if (text !== undefined && !binary.test(text)) return text;
  }
  throw new UnreadableFile(noText);
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
