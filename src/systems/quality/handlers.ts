import { Problem } from '../../http/problem';
import type { Handlers } from '../../http/system-app';
import type { qualityContract } from './contract';
import type { QualityTables } from './tables';

const later = () => Promise.reject(new Problem(503, 'notYetThere', 'This operation is still being built'));

/** Carries out quality's operations. */
export const handlers: Handlers<typeof qualityContract, QualityTables> = {
  requestInspection: later,
  recordInspection: later,
  makeNonconformingSlip: later,
  listInspectionRequests: later,
  listInspectionRecords: later,
  listNonconformingSlips: later,
};
