/** A request; what is left out is that of a dealer's good order. */
export interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[] | undefined>;
  body?: string | Buffer;
}
/** A bad request and its answer: status, code of the problem, the first field that it names. */
export type Row = [what: string, sent: Sent, status: number, code: string, field?: string];

export const order = { dealerNo: 'D-101', dealerOrderNo: 'H-1', shippingMethod: 'courier', lines: [{ partNo: 'BRK-01', quantity: 1 }] };
export const changed = (changes: object) => JSON.stringify({ ...order, ...changes });
/** JSON with a piece that `JSON.stringify` would not write. */
export const raw = (field: string, json: string) => changed({ [field]: 'HERE' }).replace('"HERE"', json);
export const line = (json: string): Sent => ({ body: raw('lines', `[{"partNo":"BRK-01",${json}}]`) });
export const typed = (contentType: string | undefined): Sent => ({ headers: { 'content-type': contentType } });
export const keyed = (key: string | string[] | undefined): Sent => ({ headers: { 'idempotency-key': key } });
export const get = (path: string): Sent => ({ method: 'GET', path });
export const cancellation = (changes: object): Sent => ({ path: '/order-desk/orders/cancellations', body: JSON.stringify({ dealerNo: 'D-101', orderNo: 'DO-1', ...changes }) });
/** With an operator's key: what a careless program of the company may send. */
export const inside = (path: string, body: object): Sent => ({ path, headers: { 'x-api-key': 'operators-key' }, body: JSON.stringify(body) });
