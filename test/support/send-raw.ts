import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Sent } from '../hostile/requests/sent';

export interface RawAnswer {
  status: number;
  type: string;
  allow: string | undefined;
  text: string;
}

/** Sends the bytes as they are: no library mends path or headers. A header that is undefined is not sent. */
export function sendRaw(url: string, { method = 'POST', path = '/', headers = {}, body = '' }: Sent): Promise<RawAnswer> {
  const sent: [string, string | string[]][] = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asked = request({ hostname, port, method, path, headers: Object.fromEntries(sent) }, (answer) => {
      const { statusCode = 0, headers: got } = answer;
      text(answer).then((words) => resolve({ status: statusCode, type: got['content-type'] ?? '', allow: got.allow, text: words }), reject);
    });
    asked.on('error', reject);
    // Node.js leaves the length out of these, and the body would be read as a request of its own.
    if (method === 'DELETE' || method === 'TRACE') asked.setHeader('content-length', Buffer.byteLength(body));
    asked.end(method === 'GET' ? undefined : body);
  });
}
