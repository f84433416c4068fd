import { createServer, request } from 'node:http';

/** A cluster that lets in who shows a token of its identity provider, in front of one that asks for name and password. */
export interface TokenDoor {
  /** Where the cluster answers, and where the identity provider gives tokens. */
  url: string;
  tokenUrl: string;
  /** How many tokens were given out. */
  given(): number;
  close(): Promise<void>;
}

/** @param client the client that gets a token; @param account what the cluster behind is shown in its place */
export async function startTokenDoor(
  behind: string,
  client: { clientId: string; clientSecret: string; audience: string },
  account: { username: string; password: string },
): Promise<TokenDoor> {
  const token = 'a-token-of-this-test';
  let given = 0;
  const basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/token') {
      let body = '';
      incoming.setEncoding('utf8').on('data', (text: string) => (body += text)).on('end', () => {
        const form = new URLSearchParams(body);
        const fits = form.get('client_id') === client.clientId && form.get('client_secret') === client.clientSecret && form.get('audience') === client.audience;
        if (fits) given += 1;
        outgoing.writeHead(fits ? 200 : 401, { 'content-type': 'application/json' }).end(fits ? JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 300 }) : '{}');
      });
      return;
    }
    if (incoming.headers.authorization !== `Bearer ${token}`) {
      outgoing.writeHead(401).end();
      return;
    }
    const onward = request(`${behind}${incoming.url ?? ''}`, { method: incoming.method ?? 'GET', headers: { ...incoming.headers, authorization: basic } }, (answer) => {
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
    given: () => given,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
