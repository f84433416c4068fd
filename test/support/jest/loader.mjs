/* For every thread that runs test files, before it loads one. */
import { register } from 'node:module';
import { register as registerRequired } from 'tsx/cjs/api';
import { register as registerImported } from 'tsx/esm/api';

registerRequired();
registerImported();
register('./globals-hook.mjs', import.meta.url);
