import { parseArgs } from 'node:util';
import { runJest } from './jest';

const flag = { type: 'string' } as const;

/**
 * `npm run fuzz [-- --requests N --seed S]`: generated requests, job variables and files of orders at every door, 10,000 of
 * them unless told otherwise; ends with 1 when anything failed, leaked or changed what it should not have.
 */
const { values } = parseArgs({ options: { requests: flag, seed: flag } });
const env = { ...process.env, FUZZ_REQUESTS: values.requests ?? '10000', ...(values.seed === undefined ? {} : { FUZZ_SEED: values.seed }) };
process.exitCode = await runJest(['--runInBand', 'test/fuzz'], env);
