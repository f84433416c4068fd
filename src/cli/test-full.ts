import { runJest } from './jest';

/** The model test with many orders; MODEL_ORDERS and MODEL_SEED choose another run. */
const { MODEL_ORDERS } = process.env;
process.exitCode = runJest(['--runInBand', 'test/model'], { ...process.env, MODEL_ORDERS: MODEL_ORDERS || '2000' }).status ?? 1;
