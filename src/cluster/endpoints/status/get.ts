import { endpoint, noContent } from '../../http/endpoint';

/** 204 as long as the engine runs: the API stops with it. */
export const getStatus = endpoint({ method: 'get', path: '/status', handle: () => noContent });
