import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { readCsv } from './csv-table';
import { told, UnreadableFile } from './fault';
import { limits, tooManyRows, type Table } from './table';
import { readXlsx } from './xlsx-table';

const tooLarge = told('文件超过 10 MB，请分成几个文件', 'is larger than 10 MB; send it as several files');
const notFound = told('找不到文件，或没有权限读取', 'can not be found, or may not be read');
const noFile = told('不是文件', 'is no file');
const empty = told('文件是空的', 'is empty');
const allHidden = told('只有隐藏的工作表有内容；请取消隐藏后重新导入', 'has content in hidden sheets only; unhide what is to be read');
const oldExcel = told(
  '是旧版 Excel（.xls）或有密码的文件，请另存为没有密码的 .xlsx 或 .csv',
  'is an old Excel file (.xls) or has a password; save it as .xlsx or .csv without one',
);

/**
 * Reads a CSV or XLSX file, whatever its name ends with: its content tells.
 * Empty sheets are left out. Throws UnreadableFile with the reason.
 */
export async function readTables(path: string): Promise<Table[]> {
  const tables = tablesOf(await bytesOf(path));
  const filled = tables.filter(({ rows, hidden }) => rows.length > 0 || hidden);
  if (filled.length === 0) throw new UnreadableFile(empty);
  if (filled.every(({ hidden }) => hidden)) throw new UnreadableFile(allHidden);
  // One row of headings comes on top of the rows.
  if (filled.some(({ rows }) => rows.length > limits.rows + 1)) throw new UnreadableFile(tooManyRows);
  return filled;
}

function tablesOf(bytes: Uint8Array): Table[] {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableFile(oldExcel);
  return [readCsv(bytes)];
}

const startsWith = (bytes: Uint8Array, signature: number[]) => signature.every((byte, index) => bytes[index] === byte);

/** The file's content; the size is looked at first, so that a huge file is never read. */
async function bytesOf(path: string): Promise<Uint8Array> {
  // Without waiting: a pipe that nobody writes to is no file either.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((cause: unknown) => {
    throw new UnreadableFile(notFound, undefined, { cause });
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new UnreadableFile(noFile);
    if (stat.size > limits.fileBytes) throw new UnreadableFile(tooLarge);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
