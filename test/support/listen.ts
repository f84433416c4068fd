import type { Express } from 'express';
import { listenOn } from '../../src/http/listen';

/** Listens on a free loopback port; the address and a way to stop. */
export const listen = (app: Express) => listenOn(app, 0);
