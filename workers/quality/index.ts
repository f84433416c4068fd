import { makeNonconformingSlip } from './make-nonconforming-slip';
import { recordInspection } from './record-inspection';
import { requestInspection } from './request-inspection';

export const qualityWorkers = [
  requestInspection,
  recordInspection,
  makeNonconformingSlip,
];
