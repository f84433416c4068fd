import { z } from 'zod';
import { defineTemplate, inWords, text } from './template';
import { returnSteps } from './words';

/** T-07, I-VR-4: a return application waits for somebody's ruling or signature; nothing else follows from it. */
export const signOffReminder = defineTemplate({
  title: { 'zh-CN': '退车审批催办', en: 'A vehicle return waits for you' },
  facts: z.object({ dealerName: text, frameNo: text, step: inWords(returnSteps) }),
  body({ dealerName, frameNo, step }, { caseNo, locale }) {
    return locale === 'en'
      ? [`The application ${caseNo} of ${dealerName} to return the vehicle ${frameNo} still waits for ${step.en}.`, 'Please see to it.']
      : [`${dealerName}退回车辆 ${frameNo} 的申请 ${caseNo} 尚待${step['zh-CN']}。`, '请及时办理。'];
  },
});
