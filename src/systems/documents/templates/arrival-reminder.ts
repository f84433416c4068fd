import { momentFact } from './moment-fact';
import { defineTemplate } from './template';
import { vehicle, vehicleName } from './vehicle-name';
import { momentInWords } from './words';

/** VR-D6.4, I-VR-6: asks the dealer for an approved vehicle that has not come within T-13. */
export const arrivalReminder = defineTemplate({
  title: { 'zh-CN': '退车尚未到达', en: 'Your returned vehicle has not come' },
  facts: vehicle.extend({ lapseDueAt: momentFact }),
  body({ lapseDueAt, ...of }, { caseNo, locale }) {
    const named = vehicleName(of, locale);
    const until = momentInWords(lapseDueAt, locale);
    return locale === 'en'
      ? [`The ${named} of your approved return ${caseNo} has not come. Where is it?`, `If it is not here by ${until}, the approval lapses.`]
      : [`贵店退车 ${caseNo} 已获同意，${named}尚未到达，请告知行程。`, `到 ${until} 仍未到达的，本次同意失效。`];
  },
});
