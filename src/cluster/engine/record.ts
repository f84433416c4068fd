import { z } from 'zod';

/** What every record of the engine's log carries; `value` is parsed by who needs it. */
export const engineRecord = z.object({
  valueType: z.string(),
  recordType: z.enum(['EVENT', 'COMMAND_REJECTION']),
  intent: z.string(),
  key: z.number(),
  position: z.number(),
  sourceRecordPosition: z.number(),
  /** Engine time, milliseconds since 1970. */
  timestamp: z.number(),
  rejectionType: z.string(),
  rejectionReason: z.string(),
  value: z.unknown(),
});
export type EngineRecord = z.infer<typeof engineRecord>;

const ready = z.object({ ready: z.literal(true), now: z.number(), grpcPort: z.number(), version: z.string() });
const failed = z.object({ failed: z.string() });
const drained = z.object({ drained: z.number() });
const answer = z.object({
  id: z.number(),
  position: z.number().optional(),
  now: z.number().optional(),
  error: z.string().optional(),
});

/** A line that the engine host writes. */
export const hostLine = z.union([engineRecord, drained, answer, ready, failed]);
export type Ready = z.infer<typeof ready>;
export type Answer = z.infer<typeof answer>;
