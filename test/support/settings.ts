import { z } from 'zod';

/** Every setting of a test run, by the name of its environment variable: the one place for tests. */
const environment = z.object({
  /** A PostgreSQL of your own; left out, the run starts one. */
  TEST_DATABASE_URL: z.string().min(1).optional(),
  /** `remote`: worlds of tests meet the embedded engine as an installation meets a remote cluster, by address, sign-in and REST API. */
  TEST_CLUSTER: z.enum(['embedded', 'remote']).default('embedded'),
  /** What engine, systems and workers log while a test runs. */
  TEST_LOG_LEVEL: z.string().min(1).default('silent'),
  /** Seed of the model test: the same seed plans the same orders, people and events. */
  MODEL_SEED: z.coerce.number().int().min(0).max(2 ** 32 - 1).default(20260907),
  /** Dealer part orders of the model test. */
  MODEL_ORDERS: z.coerce.number().int().min(1).max(100_000).default(200),
  /** Seed and dealer part orders of the supply run. */
  SUPPLY_SEED: z.coerce.number().int().min(0).max(2 ** 32 - 1).default(20260907),
  SUPPLY_ORDERS: z.coerce.number().int().min(1).max(100_000).default(50),
  /** Seed of the run of returned parts, and how many of them come back. */
  PARCELS_SEED: z.coerce.number().int().min(0).max(2 ** 32 - 1).default(20260907),
  RETURNED_PARTS: z.coerce.number().int().min(1).max(100_000).default(200),
  /** Seed of the generated input, and how many requests and job variables are drawn. */
  FUZZ_SEED: z.coerce.number().int().min(0).max(2 ** 31 - 1).default(20260907),
  FUZZ_REQUESTS: z.coerce.number().int().min(10).max(1_000_000).default(300),
  /** Seed of the storm of faults, and how many there are in it; 37 are one of each kind. */
  FAULTS_SEED: z.coerce.number().int().min(0).max(2 ** 31 - 1).default(20260907),
  FAULTS: z.coerce.number().int().min(1).max(100_000).default(37),
});
export type TestSettings = z.infer<typeof environment>;

/** The settings as they stand now; an empty variable counts as not set. */
export function testSettings(): TestSettings {
  const given = Object.entries(process.env).filter(([, value]) => value !== '');
  return environment.parse(Object.fromEntries(given));
}
