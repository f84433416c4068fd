import { defineTemplate, optionalLongText, text } from './template';
import { vehicle, vehicleName } from './vehicle-name';

/** VR-09: passes a refused return to the Market Department, which takes over (S7.4). */
export const returnTakeOver = defineTemplate({
  title: { 'zh-CN': '退车未获同意，请市场部接手', en: 'A refused vehicle return passes to the Market Department' },
  facts: vehicle.extend({ dealerName: text, reason: optionalLongText }),
  body({ dealerName, reason, ...of }, { caseNo, locale }) {
    const named = vehicleName(of, locale);
    const [sentence, why] =
      locale === 'en'
        ? [`The application ${caseNo} of ${dealerName} to return the ${named} is refused, and the dealer has been told. Please take over.`, 'Why: ']
        : [`${dealerName}退回${named}的申请 ${caseNo} 未获同意，已答复经销商，请接手后续事宜。`, '原因：'];
    return reason === undefined ? [sentence] : [sentence, `${why}${reason}`];
  },
});
