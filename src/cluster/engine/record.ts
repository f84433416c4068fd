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

export type Ready = z.infer<typeof ready>;
export type Answer = z.infer<typeof answer>;

/**
 * A line that the engine host writes. What a line is follows from a field that only its kind has: to try one kind after the other
 * would cost each answer as much as a record. Throws for a line that is none.
 */
export function readHostLine(line: string) {
  const said: unknown = JSON.parse(line);
  if (typeof said !== 'object' || said === null) throw new Error('The line is no object');
  if ('recordType' in said) return engineRecord.parse(said);
  if ('drained' in said) return drained.parse(said);
  if ('ready' in said) return ready.parse(said);
  if ('failed' in said) return failed.parse(said);
  return answer.parse(said);
}
