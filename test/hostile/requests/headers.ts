import { cancellation, changed, get, keyed, type Row } from './sent';

export const headers: Row[] = [
  ['no Idempotency-Key', keyed(undefined), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ['an Idempotency-Key of 201 characters', keyed('k'.repeat(201)), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ['an Idempotency-Key with a blank in it', keyed('a key'), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ['an Idempotency-Key with an accent', keyed('cl\u00e9'), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ['two Idempotency-Keys', keyed(['one', 'two']), 400, 'idempotencyKeyMissing', 'Idempotency-Key'],
  ["another operation's Idempotency-Key", { ...cancellation({}), ...keyed('of-the-good-order') }, 409, 'idempotencyKeyReused'],
  ['an Idempotency-Key with another order', { ...keyed('of-the-good-order'), body: changed({ dealerOrderNo: 'H-2' }) }, 409, 'idempotencyKeyReused'],
  ['no API key', { headers: { 'x-api-key': undefined } }, 401, 'unknownApiKey', 'X-Api-Key'],
  ['the API key in the address', { path: '/order-desk/orders?x-api-key=dealers-key', headers: { 'x-api-key': undefined } }, 401, 'unknownApiKey', 'X-Api-Key'],
  ['the API key as a password', { headers: { 'x-api-key': undefined, authorization: 'Bearer dealers-key' } }, 401, 'unknownApiKey', 'X-Api-Key'],
  ['two API keys, one of them right', { headers: { 'x-api-key': ['dealers-key', 'other'] } }, 401, 'unknownApiKey', 'X-Api-Key'],
  ["the dealers' key where orders are closed", { path: '/order-desk/orders/close', body: '{"orderNo":"DO-1"}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where goods leave", { path: '/warehouse/movements/departure', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where signatures are recorded", { path: '/people/acts/check', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key at the ledger", get('/finance/balances'), 403, 'closedDoor', 'X-Api-Key'],
];
