import { defineTemplate } from './template';
import { vehicle, vehicleName } from './vehicle-name';

/** I-VR-6: tells the dealer that the approval is void, because the vehicle never came. */
export const returnLapsed = defineTemplate({
  title: { 'zh-CN': '退车同意失效', en: 'The approval of your return has lapsed' },
  facts: vehicle,
  body(of, { caseNo, locale }) {
    const named = vehicleName(of, locale);
    return locale === 'en'
      ? [`The ${named} of your return ${caseNo} did not come in time. The approval is void; nothing was offset.`, 'If you still want to return it, please file a new application.']
      : [`贵店退车 ${caseNo} 的${named}逾期未到，本次同意失效，账款未作冲抵。`, '如仍需退车，请重新提出申请。'];
  },
});
