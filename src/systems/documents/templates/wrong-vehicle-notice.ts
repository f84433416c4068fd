import { z } from 'zod';
import { defineTemplate, text } from './template';

/** VR-D7.2: another vehicle than approved came and is not received. */
export const wrongVehicleNotice = defineTemplate({
  title: { 'zh-CN': '送来的不是批准退回的车', en: 'Another vehicle came than the approved one' },
  facts: z.object({ frameNo: text, arrivedFrameNo: text }),
  body({ frameNo, arrivedFrameNo }, { caseNo, locale }) {
    return locale === 'en'
      ? [`For your return ${caseNo} the vehicle ${arrivedFrameNo} came; approved is ${frameNo}. It was not received.`, `Please take it back and tell us how ${frameNo} comes.`]
      : [`贵店退车 ${caseNo} 送来的是车辆 ${arrivedFrameNo}，批准退回的是 ${frameNo}，未予接收。`, `请取回该车，并告知 ${frameNo} 如何送达。`];
  },
});
