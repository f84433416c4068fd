import { defineTemplate, optionalLongText } from './template';
import { vehicle, vehicleName } from './vehicle-name';
import { returnNotes } from './words';

/** VR-10, S7.5: tells the dealer the approval, with the notes on returning vehicles. */
export const returnApprovalNotice = defineTemplate({
  title: { 'zh-CN': '同意退车及退车需注意事项', en: 'Your vehicle return is approved: notes on returning it' },
  facts: vehicle.extend({ note: optionalLongText }),
  body({ note, ...of }, { caseNo, locale }) {
    const named = vehicleName(of, locale);
    const sentence =
      locale === 'en'
        ? `Your application ${caseNo} to return the ${named} is approved. Please tell us how and when the vehicle comes, and mind the following.`
        : `贵店退回${named}的申请 ${caseNo} 已获同意。请告知车辆如何送达，并注意以下事项：`;
    const rows = returnNotes.map((words, index) => `${index + 1}. ${words[locale]}`).join('\n');
    return note === undefined ? [sentence, rows] : [sentence, rows, note];
  },
});
