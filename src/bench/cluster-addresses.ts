import { z } from 'zod';

/** Where the measured cluster answers, and the process of its engine. */
export const addresses = z.object({ rest: z.string(), grpc: z.string(), engineId: z.string(), enginePid: z.number() });
