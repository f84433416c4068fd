import { code, failing } from './steps';

/** `npm run check`: lint and types, without tests. */
const failed = await failing([code]);
for (const step of failed) console.log(`${step.name}: not passed, see above`);
process.exitCode = failed.length === 0 ? 0 : 1;
