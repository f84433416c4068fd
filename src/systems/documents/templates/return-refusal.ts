import { defineTemplate, optionalLongText } from './template';
import { vehicle, vehicleName } from './vehicle-name';

/** VR-08: tells the dealer that the return is refused, with the grounds. */
export const returnRefusal = defineTemplate({
  title: { 'zh-CN': '退车申请未获同意', en: 'Your vehicle return is not approved' },
  facts: vehicle.extend({ reason: optionalLongText }),
  body({ reason, ...of }, { caseNo, locale }) {
    const named = vehicleName(of, locale);
    const [sentence, why, goesOn] =
      locale === 'en'
        ? [`Your application ${caseNo} to return the ${named} is not approved.`, 'Why: ', 'The Market Department takes the matter over from here. You may file a new application.']
        : [`贵店退回${named}的申请 ${caseNo} 未获同意。`, '原因：', '后续事宜由市场部与贵店联系；贵店可另行提出申请。'];
    return reason === undefined ? [sentence, goesOn] : [sentence, `${why}${reason}`, goesOn];
  },
});
