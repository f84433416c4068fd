import { z } from 'zod';
import { effects } from './effects-schema';

/**
 * Test cases in Camunda's JSON format (cpt-test-cases 8.9), as far as our cases need it, with our
 * `systems` extension: who acts, what happens outside, and what must hold in the company systems.
 * Without the extension the same file runs in Camunda's own tools.
 */
const variables = z.record(z.string(), z.unknown());
const elementSelector = z.object({ elementId: z.string() });
const processSelector = z.object({ processDefinitionId: z.string() });

const instruction = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('CREATE_PROCESS_INSTANCE'),
    processDefinitionSelector: processSelector,
    variables: variables.default({}),
  }),
  z.object({
    type: z.literal('PUBLISH_MESSAGE'),
    name: z.string(),
    correlationKey: z.string().default(''),
    variables: variables.default({}),
    timeToLive: z.number().int().optional(),
  }),
  z.object({ type: z.literal('COMPLETE_USER_TASK'), userTaskSelector: elementSelector, variables: variables.default({}) }),
  z.object({ type: z.literal('INCREASE_TIME'), duration: z.iso.duration() }),
  z.object({
    type: z.literal('ASSERT_ELEMENT_INSTANCES'),
    processInstanceSelector: processSelector,
    elementSelectors: z.array(elementSelector).min(1),
    state: z.enum(['IS_ACTIVE', 'IS_COMPLETED', 'IS_TERMINATED', 'IS_NOT_ACTIVATED']),
  }),
  z.object({
    type: z.literal('ASSERT_PROCESS_INSTANCE'),
    processInstanceSelector: processSelector,
    state: z.enum(['IS_ACTIVE', 'IS_COMPLETED']),
  }),
  z.object({
    type: z.literal('ASSERT_VARIABLES'),
    processInstanceSelector: processSelector,
    variables,
  }),
]);
export type Instruction = z.infer<typeof instruction>;
/** The instruction of a type. */
export type Of<T extends Instruction['type']> = Extract<Instruction, { type: T }>;

/** A call of a company system's operation; the file of one that takes an upload. */
const systemCall = z.strictObject({
  system: z.string(),
  operation: z.string(),
  body: variables,
  file: z.strictObject({ name: z.string(), base64: z.base64() }).optional(),
});
export type SystemCallStep = z.infer<typeof systemCall>;

const systems = z.strictObject({
  /** Scenario of the specification that this case carries out; left out for a case of our own. */
  scenario: z.string().optional(),
  /** The moment at which the case begins. */
  startAt: z.iso.datetime({ offset: true }),
  /** Calls made before the first instruction, in this order. */
  given: z.array(systemCall).default([]),
  /** What happens outside in place of each PUBLISH_MESSAGE instruction, in their order; `at`: at exactly this moment, which lies ahead. */
  outside: z.array(systemCall.extend({ at: z.iso.datetime({ offset: true }).optional() })).default([]),
  /** Further calls from outside, each before the instruction of that number (counted from 0). */
  calls: z.array(systemCall.extend({ before: z.number().int().min(0) })).default([]),
  /** Who completes each user task; a list for several rounds. */
  people: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  /** People whom the engine must refuse at a task before the right one takes it. */
  refused: z.record(z.string(), z.array(z.string())).default({}),
  /** Evidence that the page shows to who takes a task, which its form links to, `number file` of each piece that opens. */
  shown: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  /** Steps of the specification that the case must pass, in this order, and no others. */
  route: z.array(z.string()),
  /** Steps of branches that run side by side with the route, each branch in its own order. */
  beside: z.array(z.array(z.string()).min(1)).default([]),
  /** Rows of the decision tables (ids of their rules) that must match, in this order; left out, not looked at. */
  rows: z.array(z.string()).optional(),
  /** Rows that flows beside the case match, at whatever moment. */
  rowsBeside: z.array(z.string()).default([]),
  /** Steps that may have begun or not: two things happened at the same moment, and the engine may take either first. */
  perhaps: z.array(z.string()).default([]),
  /** What must hold on the way, as soon as all is quiet before the instruction of that number. */
  meanwhile: z.array(z.strictObject({ before: z.number().int().min(0), effects })).default([]),
  effects,
});
export type SystemsExtension = z.infer<typeof systems>;

const testCase = z.object({
  name: z.string(),
  description: z.string().optional(),
  instructions: z.array(instruction).min(1),
  systems,
});
export type TestCase = z.infer<typeof testCase>;

export const testCaseFile = z.object({ $schema: z.string().optional(), testCases: z.array(testCase).min(1) });
