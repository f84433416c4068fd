import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * What takes longest goes first, so that none runs alone at the end: the model test, then files that start processes or
 * play whole flows, then all others.
 */
const order = [
  ['test/model'],
  ['test/flows', 'test/cli', 'test/faults', 'test/compose', 'test/diagrams', 'test/supply', 'test/parcels', 'test/load', 'test/hostile'],
];

export default class SlowestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = order.findIndex((folders) => folders.some((folder) => path.includes(`/${folder}/`)));
      return at < 0 ? order.length : at;
    };
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }
}
