import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that start processes or play whole flows take longest: they go first, so that none runs alone at the end. */
const slow = ['test/flows', 'test/cli', 'test/faults', 'test/compose', 'test/diagrams', 'test/model', 'test/supply', 'test/parcels', 'test/load', 'test/hostile'];

export default class SlowestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (slow.some((folder) => path.includes(`/${folder}/`)) ? 0 : 1);
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }
}
