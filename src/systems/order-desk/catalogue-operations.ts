import { z } from 'zod';
import { operation } from '../../http/contract';
import { catalogue } from './catalogue-schemas';
import * as supply from './supply-schemas';

/** Operations on the catalogue: dealers, parts, prices. */
export const catalogueOperations = {
  loadCatalogue: operation({
    method: 'post',
    path: '/catalogue',
    summary: 'Load dealers, parts and dated prices; what is there already is replaced',
    body: catalogue,
    result: z.object({ dealers: z.number().int(), parts: z.number().int(), prices: z.number().int() }),
    problems: { unknownPart: 422, colourTaken: 422 },
  }),
  lookUpPart: operation({
    method: 'get',
    path: '/parts/{partNo}',
    summary: 'What the catalogue knows of a part (PR-01)',
    params: supply.ofPart,
    result: supply.partFacts,
    problems: { unknownPart: 422 },
  }),
};
