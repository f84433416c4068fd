import { join } from 'node:path';
import { flowsFolder } from '../installation/flows-folder';
import { readOwners } from '../test-cases/coverage/parts';
import { PassedStore } from '../test-cases/coverage/passed';
import { coverageOf } from '../test-cases/coverage/table';

/** Tells what of each diagram and decision table the last run of tests reached; fails when something is left. */
const store = new PassedStore(join(import.meta.dirname, '..', '..', '.run', 'coverage'));
const { lines, whole } = coverageOf(await readOwners(flowsFolder), store.read());
console.log(lines.join('\n'));
if (!whole) process.exitCode = 1;
