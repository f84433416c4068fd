import { z } from 'zod';

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

const papers = z.record(z.string(), z.number().int().min(1)).default({});
const amount = z.string().regex(/^-?\d+\.\d{2}$/);

/** What must hold in the company systems when the case is over; what is not listed must not be there. */
const effects = z.strictObject({
  /** Order desk: end state and lines of each order that the case touched. */
  OD: z
    .array(
      z.strictObject({
        orderNo: z.string(),
        state: z.string(),
        /** The order that a second receipt was attached to; the case that an order came from. Left out, not looked at. */
        firstOrderNo: z.string().nullable().optional(),
        caseNo: z.string().nullable().optional(),
        /** How it left: `method document waybill` of each shipment. */
        departures: z.array(z.string()).optional(),
        /** `missing`: asked for elsewhere and not answered yet; left out, not looked at. */
        lines: z.array(z.strictObject({ orderLineId: z.string(), ordered: z.number(), shipped: z.number(), missing: z.number().optional() })),
      }),
    )
    .default([]),
  /** Order desk: pieces of each line that lie ready and have not left; left out, not looked at. */
  ready: z.record(z.string(), z.number()).optional(),
  /** Warehouse: what each count found beyond the book or short of it, `part location ±pieces`; left out, not looked at. */
  differences: z.array(z.string()).optional(),
  /** Order desk: pieces that incidents asked back and that have not come, `part × pieces for case`; left out, not looked at. */
  expected: z.array(z.string()).optional(),
  /** Unboxing incidents: where each stands, deadlines missed, pieces expected back, day of the visit, signing points in the order in which they were signed, evidence linked to it (`number file type bytes`), papers in its file. */
  incidents: z
    .array(
      z.strictObject({
        caseNo: z.string(),
        state: z.string(),
        shipmentNo: z.string().nullable().default(null),
        deadlinesBreached: z.array(z.string()).default([]),
        partsExpected: z.number().int().default(0),
        visitOn: z.iso.date().nullable().default(null),
        signatures: z.array(z.string()).default([]),
        evidence: z.array(z.string()).default([]),
        filed: papers,
      }),
    )
    .default([]),
  /** Order desk: each vehicle return, where it stands, its sign-offs, vehicles turned away, who signed its sheets, evidence linked to it (`number file type bytes`), papers in its files. */
  returns: z
    .array(
      z.strictObject({
        caseNo: z.string(),
        state: z.string(),
        dealerSide: z.array(z.string()).default([]),
        signOffs: z.number().int().default(0),
        scrapSignOffs: z.number().int().default(0),
        scrapRefusals: z.number().int().default(0),
        wrongVehicles: z.array(z.string()).default([]),
        /** The request for another vehicle that went to the vehicle order desk. */
        replacementRequest: z.string().nullable().default(null),
        /** Missing list among the forms that went to Finance, `part at its list price`. */
        missing: z.array(z.string()).default([]),
        signatures: z.array(z.string()).default([]),
        evidence: z.array(z.string()).default([]),
        filed: papers,
      }),
    )
    .default([]),
  /** Scrap cases: how each ended, total and countersign of each revision, what became of the last one's lines, signing points in their order, papers in its file. */
  scraps: z
    .array(
      z.strictObject({
        caseNo: z.string(),
        state: z.string(),
        amounts: z.array(amount).default([]),
        contested: z.array(z.boolean()).default([]),
        lines: z.array(z.string()).default([]),
        signatures: z.array(z.string()).default([]),
        filed: papers,
      }),
    )
    .default([]),
  /** Order desk: each parcel of returned parts, both sides of its parts, rows of the out-of-scope register, deadlines missed, incidents that asked for parts, papers in its file. */
  warranty: z
    .array(
      z.strictObject({
        caseNo: z.string(),
        state: z.string(),
        parts: z.array(z.string()).default([]),
        outOfScopeRows: z.number().int().default(0),
        /** Scrap candidates of its parts, `part × pieces at the value of one`. */
        candidates: z.array(z.string()).default([]),
        deadlinesBreached: z.array(z.string()).default([]),
        incidents: z.array(z.string()).default([]),
        filed: papers,
      }),
    )
    .default([]),
  /** Warehouse: each part and location that moved, through every intermediate value; papers. */
  WH: z
    .strictObject({
      stock: z.array(z.strictObject({ partNo: z.string(), location: z.string(), through: z.array(z.number()).min(2) })).default([]),
      reserved: z.record(z.string(), z.number()).default({}),
      /** Numbers of the slips that are void; left out, not looked at. */
      voidSlips: z.array(z.string()).optional(),
      papers,
    })
    .prefault({}),
  /** Purchasing: each need that changed, as it stands; pieces left to the paint shop, deductions decided, deadlines missed; papers. */
  PU: z
    .strictObject({
      lines: z.array(z.strictObject({ requestLineId: z.string(), state: z.string(), received: z.number(), short: z.number() })).default([]),
      surplus: z.number().default(0),
      deductions: z.array(z.number()).default([]),
      deadlinesBreached: z.array(z.string()).default([]),
      papers,
    })
    .prefault({}),
  /** Quality: inspections in their order; what it ruled and repaired of returned vehicles, each kind in its order; papers. */
  QM: z
    .strictObject({
      inspections: z.array(z.strictObject({ method: z.string(), inspected: z.number(), failed: z.number() })).default([]),
      rulings: z.array(z.string()).default([]),
      papers,
    })
    .prefault({}),
  /** Finance: postings as `Dr / Cr amount`, the balances that changed, valued movements that no rule posts. */
  FI: z
    .strictObject({
      postings: z.array(z.strictObject({ rule: z.string(), debit: z.string(), credit: z.string(), amount })).default([]),
      balances: z.record(z.string(), z.tuple([amount, amount])).default({}),
      unposted: z.array(z.strictObject({ type: z.string(), partNo: z.string(), quantity: z.number() })).default([]),
      papers,
    })
    .prefault({}),
  LO: z
    .strictObject({
      papers,
      method: z.string().optional(),
      /** How each dispatch stands, the first one first; left out, not looked at. */
      dispatches: z.array(z.string()).optional(),
      /** Each document of another method than the slip's, `freight → courier: why`. */
      methodsChanged: z.array(z.string()).default([]),
      /** What the shipper noted on the documents, the first one first. */
      documentNotes: z.array(z.string()).default([]),
      /** Destination on each logistics slip, the first one first, empty where it names none; left out, not looked at. */
      destinations: z.array(z.string()).optional(),
      deadlinesBreached: z.array(z.string()).default([]),
      /** Departments found responsible in the improvement records, in their order. */
      responsible: z.array(z.string()).default([]),
      voidDocuments: z.number().int().min(0).default(0),
      /** What became of each fleet request, in their order. */
      fleet: z.array(z.string()).default([]),
      trips: z.number().int().min(0).default(0),
    })
    .prefault({}),
  DN: z
    .strictObject({
      /** Of the fax register the rows of the entry steps only. */
      papers,
      /** Whom each notice is for, `kind: recipient`, sorted; left out, not looked at. */
      told: z.array(z.string()).optional(),
      /** Whole text of each notice of these kinds to these recipients (`kind: recipient`), the first one first; others are not looked at. */
      words: z.array(z.strictObject({ notice: z.string(), text: z.string() })).optional(),
      /** The register's rows of later messages (I-G-8), `direction party subject`; left out, not looked at. */
      messages: z.array(z.string()).optional(),
    })
    .prefault({}),
});
export type Effects = z.infer<typeof effects>;

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
