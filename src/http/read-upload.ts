import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { Problem } from './problem';

/** A file that came with a request, whole and in memory. */
export interface UploadedFile {
  /** As the sender calls it, without folders. */
  name: string;
  content: Buffer;
}

export interface Upload {
  fields: Record<string, string>;
  file: UploadedFile;
}

/** What a form's text fields and its heads may take beside the file. */
const besideFile = 64 * 1024;
const limits = { fields: 20, fieldNameSize: 100, fieldSize: 4096, files: 2, parts: 25 };

/**
 * Reads a form with one file in the part of the given name, and text fields.
 * Throws Problem 415 when the request is no form, 413 when the file is larger than allowed, 400 for any other fault;
 * what is left of the request is then read and thrown away, so that its sender gets to read the answer.
 */
export async function readUpload(request: IncomingMessage, part: string, maxBytes: number): Promise<Upload> {
  try {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes + besideFile) throw tooLarge(part, maxBytes);
    return await readForm(request, part, maxBytes);
  } catch (error) {
    request.unpipe();
    request.resume();
    throw error;
  }
}

function readForm(request: IncomingMessage, part: string, maxBytes: number): Promise<Upload> {
  const form = openForm(request, maxBytes);
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const files: UploadedFile[] = [];
    form.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) reject(faulty(name.slice(0, 100), `is longer than ${limits.fieldSize} bytes`));
      else if (fields.has(name)) reject(faulty(name, 'is given twice'));
      else if (value.includes('\ufffd')) reject(faulty(name, 'is not UTF-8'));
      else fields.set(name, value);
    });
    form.on('file', (name, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => reject(tooLarge(part, maxBytes)));
      // A file that breaks off breaks the form off, which is told below.
      stream.on('error', () => undefined);
      stream.on('close', () => {
        if (name !== part) return reject(faulty(name.slice(0, 100), `is no part of this form: send one file in the part '${part}'`));
        files.push({ name: filename ?? '', content: Buffer.concat(chunks) });
      });
    });
    form.on('error', (error) => reject(faulty('body', `is a broken form (${error instanceof Error ? error.message : 'no reason given'})`)));
    form.on('close', () => {
      const [file, another] = files;
      if (!file) reject(faulty(part, 'is missing: send a file in this part'));
      else if (another) reject(faulty(part, 'is given twice: send one file'));
      else if (file.content.length === 0) reject(faulty(part, 'is empty'));
      else resolve({ fields: Object.fromEntries(fields), file });
    });
    request.on('aborted', () => reject(faulty('body', 'ended before it was whole')));
    request.pipe(form);
  });
}

function openForm(request: IncomingMessage, fileSize: number) {
  try {
    return busboy({ headers: request.headers, limits: { ...limits, fileSize }, defParamCharset: 'utf8' });
  } catch {
    const detail = 'is not multipart/form-data';
    throw new Problem(415, 'unsupportedMediaType', `Content-Type: ${detail}: send a form with a file`, [{ field: 'Content-Type', detail }]);
  }
}

const faulty = (field: string, detail: string) => new Problem(400, 'invalidRequest', `${field}: ${detail}`, [{ field, detail }]);

function tooLarge(part: string, maxBytes: number): Problem {
  const detail = `is larger than ${Math.floor(maxBytes / 1024 / 102.4) / 10} MB`;
  return new Problem(413, 'uploadTooLarge', `${part}: ${detail}`, [{ field: part, detail }]);
}
