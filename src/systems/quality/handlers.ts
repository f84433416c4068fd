import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import type { qualityContract } from './contract';
import { correctiveActionHandlers } from './corrective-actions/handlers';
import { qualityFeedbackFormHandlers } from './quality-feedback-forms/handlers';
import { recordInspection, requestInspection } from './inspections';
import { makeNonconformingSlip } from './nonconforming-slips';
import { listInspectionRecords, listInspectionRequests, listNonconformingSlips } from './reads';
import { paintInspectionViews, recordPaintInspection } from './paint-inspections';
import type { QualityTables } from './tables';
import { vehicleHandlers } from './vehicle-handlers';
import { warrantyHandlers } from './warranty/handlers';

/**
 * Carries out quality's operations.
 * @param locale language of what it writes for staff
 */
export const handlers = (locale: Locale): Handlers<typeof qualityContract, QualityTables> => ({
  ...qualityFeedbackFormHandlers,
  ...correctiveActionHandlers,
  ...vehicleHandlers,
  ...warrantyHandlers(locale),
  recordPaintInspection: ({ tx, at }, { body }) => recordPaintInspection(tx, body, at),
  listPaintInspections: async ({ tx }, { query }) => ({ paintInspections: await paintInspectionViews(tx, query) }),
  requestInspection: ({ tx, at }, { body }) => requestInspection(tx, body, at),
  recordInspection: ({ tx, at }, { body }) => recordInspection(tx, body, at),
  makeNonconformingSlip: ({ tx, at }, { body }) => makeNonconformingSlip(tx, body, at),
  listInspectionRequests: async ({ tx }, { query }) => ({ inspectionRequests: await listInspectionRequests(tx, query) }),
  listInspectionRecords: async ({ tx }, { query }) => ({ inspectionRecords: await listInspectionRecords(tx, query) }),
  listNonconformingSlips: async ({ tx }, { query }) => ({ nonconformingSlips: await listNonconformingSlips(tx, query) }),
});
