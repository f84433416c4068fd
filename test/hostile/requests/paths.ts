import { get, type Row } from './sent';

export const paths: Row[] = [
  ['a change of an order by PUT', { method: 'PUT', path: '/order-desk/orders/DO-1' }, 405, 'methodNotAllowed'],
  ['all orders deleted', { method: 'DELETE' }, 405, 'methodNotAllowed'],
  ['a job asked for by GET', get('/order-desk/lines/record-supplied'), 405, 'methodNotAllowed'],
  ['a path that there is not', get('/order-desk/admin'), 404, 'unknownPath'],
  ['a system that there is not', get('/payroll/salaries'), 404, 'unknownPath'],
  ['the way up', get('/order-desk/../warehouse/../../etc/passwd'), 404, 'unknownPath'],
  ['the way up, written otherwise', get('/order-desk/orders/..%2f..%2fwarehouse%2fstock'), 404, 'notFound'],
  ['a path with a broken character', get('/order-desk/orders/%E0%A4%A'), 400, 'malformedPath', 'path'],
  ['a path that is a broken character', get('/%'), 404, 'unknownPath'],
  ['a NUL in the path', get('/order-desk/orders/DO-1%00.pdf'), 400, 'invalidRequest', 'orderNo'],
  ['an order number of 300 characters in the path', get(`/order-desk/orders/${'9'.repeat(300)}`), 400, 'invalidRequest', 'orderNo'],
  ['SQL for an order number', get(`/order-desk/orders/${encodeURIComponent("' OR '1'='1")}`), 404, 'notFound'],
  ['a parameter twice', get('/order-desk/orders?limit=1&limit=200'), 400, 'invalidRequest', 'limit'],
  ['a dealer twice', get('/order-desk/orders?dealerNo=D-101&dealerNo=D-102'), 400, 'invalidRequest', 'dealerNo'],
  ['a parameter that nobody knows', get('/order-desk/orders?order=desc'), 400, 'invalidRequest', 'query'],
  ['a prototype as a parameter', get('/order-desk/orders?__proto__[limit]=1'), 400, 'invalidRequest', 'query'],
  ['a limit of nothing', get('/order-desk/orders?limit='), 400, 'invalidRequest', 'limit'],
  ['a limit without end', get('/order-desk/orders?limit=Infinity'), 400, 'invalidRequest', 'limit'],
];
