import { parseArgs } from 'node:util';
import { runJest } from './jest';

const flag = { type: 'string' } as const;

/**
 * `npm run faults [-- --faults N --seed S]`: cases of all kinds with real processes through a storm of faults, 1,000 of them unless told
 * otherwise, and through 80 minutes without workers; ends with 1 when an effect is missing or there twice.
 */
const { values } = parseArgs({ options: { faults: flag, seed: flag } });
const env = { ...process.env, FAULTS: values.faults ?? '1000', ...(values.seed === undefined ? {} : { FAULTS_SEED: values.seed }) };
process.exitCode = await runJest(['--runInBand', 'test/faults'], env);
