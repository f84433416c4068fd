import { makeNonconformingSlip } from './make-nonconforming-slip';
import { recordInspection } from './record-inspection';
import { recordPaintInspection } from './record-paint-inspection';
import { requestInspection } from './request-inspection';

export const qualityWorkers = [
  requestInspection,
  recordInspection,
  makeNonconformingSlip,
  recordPaintInspection,
];
