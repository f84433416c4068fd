import { agreeVisit } from './agree-visit';
import { checkRecurrence } from './check-recurrence';
import { closeQualityFeedbackForm } from './close-quality-feedback-form';
import { handOverForm } from './hand-over-form';
import { makeNonconformingSlip } from './make-nonconforming-slip';
import { openQualityFeedbackForm } from './open-quality-feedback-form';
import { recordCorrectiveAction } from './record-corrective-action';
import { recordFormBreach } from './record-form-breach';
import { recordFormCheck } from './record-form-check';
import { recordFormReceipt } from './record-form-receipt';
import { recordInspection } from './record-inspection';
import { recordOpinion } from './record-opinion';
import { recordPaintInspection } from './record-paint-inspection';
import { recordQualityRuling } from './record-quality-ruling';
import { recordRepairabilityRuling } from './record-repairability-ruling';
import { recordService } from './record-service';
import { recordVehicleRepair } from './record-vehicle-repair';
import { requestInspection } from './request-inspection';
import { signHandover } from './sign-handover';
import { updateQualityFeedbackForm } from './update-quality-feedback-form';
import { recordRulings } from './record-rulings';
import { recordRecheck } from './record-recheck';
import { recordSecondRuling } from './record-second-ruling';
import { recordRecheckBreach } from './record-recheck-breach';
import { fillWarrantyFeedbackForm } from './fill-warranty-feedback-form';
import { recordMotorRepair } from './record-motor-repair';

export const qualityWorkers = [
  requestInspection,
  recordInspection,
  makeNonconformingSlip,
  recordPaintInspection,
  openQualityFeedbackForm,
  updateQualityFeedbackForm,
  recordFormCheck,
  handOverForm,
  signHandover,
  recordOpinion,
  recordFormReceipt,
  agreeVisit,
  recordService,
  recordFormBreach,
  closeQualityFeedbackForm,
  checkRecurrence,
  recordCorrectiveAction,
  recordQualityRuling,
  recordRepairabilityRuling,
  recordVehicleRepair,
  recordRulings,
  recordRecheck,
  recordSecondRuling,
  recordRecheckBreach,
  fillWarrantyFeedbackForm,
  recordMotorRepair,
];
