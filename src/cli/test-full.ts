import { runJest } from './jest';

/** The runs by chance with many orders and returned parts; MODEL_ORDERS, SUPPLY_ORDERS, RETURNED_PARTS and their seeds choose others. */
const { MODEL_ORDERS, SUPPLY_ORDERS, RETURNED_PARTS } = process.env;
const env = { ...process.env, MODEL_ORDERS: MODEL_ORDERS || '2000', SUPPLY_ORDERS: SUPPLY_ORDERS || '500', RETURNED_PARTS: RETURNED_PARTS || '2000' };
process.exitCode = await runJest(['--runInBand', 'test/model', 'test/supply', 'test/parcels'], env);
