import { runJest } from './jest';

/** The runs by chance with many orders; MODEL_ORDERS, SUPPLY_ORDERS and their seeds choose others. */
const { MODEL_ORDERS, SUPPLY_ORDERS } = process.env;
const env = { ...process.env, MODEL_ORDERS: MODEL_ORDERS || '2000', SUPPLY_ORDERS: SUPPLY_ORDERS || '500' };
process.exitCode = runJest(['--runInBand', 'test/model', 'test/supply'], env).status ?? 1;
