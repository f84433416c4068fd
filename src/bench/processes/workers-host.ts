import { z } from 'zod';
import { createLogger } from '../../log';
import { setUps } from '../set-ups';
import { servePart } from './child';

/** Empty workers of one set-up. Arguments: the set-up's name, the REST and the gRPC address. */
const [name, rest, grpc] = z.tuple([z.string(), z.url(), z.string()]).parse(process.argv.slice(2));
const setUp = setUps.find((each) => each.name === name);
if (!setUp) throw new Error(`There is no set-up '${name}'`);
const stop = await setUp.start({ rest, grpc }, createLogger('error'));
servePart(() => Promise.resolve({}), stop);
