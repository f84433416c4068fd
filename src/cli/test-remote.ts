import { runJest } from './jest';
import { clearRemoteCalls, sumOfRemoteCalls } from '../test-cases/remote-calls';

/**
 * `npm run test:remote [-- JEST ARGUMENTS]`: the tests of the flows with the embedded engine as a cluster somewhere else:
 * the installation has its address and a client's secret, and comes with tokens; all goes by the REST API.
 */
clearRemoteCalls();
const given = process.argv.slice(2);
process.exitCode = await runJest(given.length > 0 ? given : ['test/flows'], { ...process.env, TEST_CLUSTER: 'remote' });
const { tokens, byToken, byName, refused } = sumOfRemoteCalls();
console.log(`Calls of the REST API: ${byToken} of programs with one of ${tokens} tokens, ${byName} of people by name, ${refused} not let in`);
