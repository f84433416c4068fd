import { z } from 'zod';

const papers = z.record(z.string(), z.number().int().min(1)).default({});
const amount = z.string().regex(/^-?\d+\.\d{2}$/);

/** What must hold in the company systems when the case is over; what is not listed must not be there. */
export const effects = z.strictObject({
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
      /** The keeper's slips, those from before too, `number state part × pieces class`; left out, not looked at. */
      slips: z.array(z.string()).optional(),
      /** Movements in their order, `document part from → to × pieces`; left out, not looked at. */
      movements: z.array(z.string()).optional(),
      /** What is reserved for whom, `line part location × pieces`, sorted; left out, not looked at. */
      reservedFor: z.array(z.string()).optional(),
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
