import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { badRequest, invalidArgument, Problem } from '../../http/problem';

export interface Resource {
  name: string;
  content: Buffer;
}

const maximumBytes = 4 * 1024 * 1024;
const limits = { fileSize: maximumBytes, files: 200, fields: 10, fieldSize: 256, parts: 210 };

/**
 * The files of a deployment's form, all parts called `resources`.
 * @throws Problem 400 when the form is broken or holds no file, 413 when it is larger than 4 MB, 415 when it is no form
 */
export async function readResources(request: IncomingMessage): Promise<Resource[]> {
  const resources = await readForm(request);
  if (resources.length === 0) throw invalidArgument('No resources provided: send at least one file as a part named resources.');
  return resources;
}

function readForm(request: IncomingMessage): Promise<Resource[]> {
  return new Promise((resolve, reject) => {
    const form = openForm(request);
    const resources: Resource[] = [];
    let total = 0;
    const fail = (problem: Problem) => {
      request.unpipe(form);
      request.resume();
      reject(problem);
    };
    form.on('file', (part, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        total += chunk.length;
        if (total >= maximumBytes) fail(tooLarge());
        else chunks.push(chunk);
      });
      stream.on('close', () => {
        if (part === 'resources') resources.push({ name: filename ?? '', content: Buffer.concat(chunks) });
        else fail(badRequest(`Request part [${part}] cannot be parsed`));
      });
    });
    form.on('error', (error) => fail(badRequest(`The form is broken: ${error instanceof Error ? error.message : 'no reason given'}`)));
    form.on('close', () => resolve(resources));
    request.pipe(form);
  });
}

function openForm(request: IncomingMessage) {
  try {
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8', preservePath: true });
  } catch {
    throw new Problem(415, 'Unsupported Media Type', 'Send a deployment as multipart/form-data with files in parts named resources.');
  }
}

const tooLarge = () => new Problem(413, 'Payload Too Large', 'The deployment is larger than 4 MB.');
