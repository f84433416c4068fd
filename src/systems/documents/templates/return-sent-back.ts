import { defineTemplate, text } from './template';
import { vehicle, vehicleName } from './vehicle-name';

/** VR-D1.2, I-VR-1: an application without the Market Department's signature goes back to it, unregistered. */
export const returnSentBack = defineTemplate({
  title: { 'zh-CN': '退车申请退回', en: 'A vehicle-return application goes back' },
  facts: vehicle.extend({ dealerName: text }),
  body({ dealerName, ...of }, { caseNo, locale }) {
    const named = vehicleName(of, locale);
    return locale === 'en'
      ? [`The application ${caseNo} of ${dealerName} to return the ${named} is not signed by the Market Department.`, 'It was not registered. Please sign it and send it again.']
      : [`${dealerName}退回${named}的申请 ${caseNo} 没有市场部签字。`, '申请未予登记，请签字后重新提交。'];
  },
});
