import type { Rule } from '../finding';
import { callActivity } from './call-activity';
import { complexity } from './complexity';
import { decisionTranslations } from './decision-translations';
import { flowThroughShape } from './flow-through-shape';
import { formFields } from './form-fields';
import { formOutputs } from './form-outputs';
import { formTranslations } from './form-translations';
import { gatewayFlows } from './gateway-flows';
import { gatewayLabels } from './gateway-labels';
import { ids } from './ids';
import { jobInputs } from './job-inputs';
import { knownJob } from './known-job';
import { knownPost } from './known-post';
import { lint } from './lint';
import { messageThrow } from './message-throw';
import { overlaps } from './overlaps';
import { references } from './references';
import { signingPoint } from './signing-point';
import { size } from './size';
import { translations } from './translations';
import { userTask } from './user-task';

/** Every rule of the diagram check; a new rule is a file here and a line below. */
export const rules: readonly Rule[] = [
  lint,
  ids,
  references,
  knownJob,
  jobInputs,
  knownPost,
  userTask,
  signingPoint,
  messageThrow,
  callActivity,
  gatewayLabels,
  gatewayFlows,
  complexity,
  size,
  overlaps,
  flowThroughShape,
  translations,
  decisionTranslations,
  formFields,
  formTranslations,
  formOutputs,
];
