import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSystemClients } from '../systems/clients';
import { DeliveryRefused } from './entry';
import { createSystemCaller } from './system-call';

const came: unknown[] = [];
let server: Server;
let callSystem: ReturnType<typeof createSystemCaller>;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      came.push([request.method, request.url, request.headers['idempotency-key'], JSON.parse(text)]);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  callSystem = createSystemCaller(createSystemClients((system) => `http://127.0.0.1:${port}/${system}`, 'key'));
});
afterAll(() => void server.close());

const terms = {
  orderNo: 'DO-1',
  dealerNo: 'D-101',
  source: 'dealerPurchase',
  lines: [{ orderLineId: 'DO-1/1', partNo: 'BRK-01', unitPrice: '18.00' }],
};

test('calls the operation that the entry names, with its key', async () => {
  await callSystem('finance/registerSalesTerms', terms, 'order-desk/registerSalesTerms:DO-1');
  expect(came).toEqual([['POST', expect.stringMatching(/^\/finance\//), 'order-desk/registerSalesTerms:DO-1', terms]]);
});

test.each(['finance/getBalances', 'finance/constructor', 'finance', 'nowhere/registerSalesTerms', 'warehouse/registerSalesTerms', ''])(
  "'%s' is no change of any system",
  async (target) => {
    await expect(callSystem(target, terms, 'key')).rejects.toBeInstanceOf(DeliveryRefused);
  },
);

test('a body that does not fit is refused here, naming the field', async () => {
  const bad = { ...terms, dealerNo: undefined };
  await expect(callSystem('finance/registerSalesTerms', bad, 'key')).rejects.toThrow(/finance\/registerSalesTerms.*dealerNo/);
});
