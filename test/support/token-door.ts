import { createServer, request } from 'node:http';

/**
 * A cluster that lets programs in by a token of its identity provider, and people by their names and passwords, in
 * front of one that asks everybody for name and password.
 */
export interface TokenDoor {
  /** Where the cluster answers, and where the identity provider gives tokens. */
  url: string;
  tokenUrl: string;
  /** Tokens given out, and calls that came with one, with a person's name, and with neither. */
  counts(): Readonly<{ tokens: number; byToken: number; byName: number; refused: number }>;
  close(): Promise<void>;
}

/** How long a token opens the door: short, so that it must be asked for again. */
const goodForSeconds = 60;

/** @param client the client that gets a token; @param account what the cluster behind is shown in its place */
export async function startTokenDoor(
  behind: string,
  client: { clientId: string; clientSecret: string; audience: string },
  account: { username: string; password: string },
): Promise<TokenDoor> {
  const counts = { tokens: 0, byToken: 0, byName: 0, refused: 0 };
  const goodUntil = new Map<string, number>();
  const basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;

  /** What the cluster behind is shown; undefined for who is not let in. A program has no other way than its token. */
  const shownFor = (authorization = ''): string | undefined => {
    const [kind, given = ''] = authorization.split(' ');
    if (kind === 'Bearer' && (goodUntil.get(given) ?? 0) > performance.now()) return basic;
    return kind === 'Basic' && authorization !== basic ? authorization : undefined;
  };

  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/token') {
      let body = '';
      incoming.setEncoding('utf8').on('data', (text: string) => (body += text)).on('end', () => {
        const form = new URLSearchParams(body);
        const fits = form.get('client_id') === client.clientId && form.get('client_secret') === client.clientSecret && form.get('audience') === client.audience;
        if (!fits) return void outgoing.writeHead(401, { 'content-type': 'application/json' }).end('{}');
        const token = `token-${(counts.tokens += 1)}-of-this-test`;
        goodUntil.set(token, performance.now() + goodForSeconds * 1000);
        outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: goodForSeconds }));
      });
      return;
    }
    const authorization = shownFor(incoming.headers.authorization);
    counts[authorization === undefined ? 'refused' : authorization === basic ? 'byToken' : 'byName'] += 1;
    if (authorization === undefined) return void outgoing.writeHead(401).end();
    const onward = request(`${behind}${incoming.url ?? ''}`, { method: incoming.method ?? 'GET', headers: { ...incoming.headers, authorization } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The door has no port');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    tokenUrl: `${url}/token`,
    counts: () => ({ ...counts }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
