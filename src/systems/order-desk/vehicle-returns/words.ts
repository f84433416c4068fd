import type { Locale } from '../../../config';
import { evidenceWords } from '../evidence/words';
import type { AnnouncementMisfit, ApplicationMisfit } from './schemas';

const words: Record<ApplicationMisfit | AnnouncementMisfit, (no: string) => readonly [zh: string, en: string]> = {
  unknownVehicle: (no) => [`没有车架号为 ${no} 的已售车辆`, `There is no sold vehicle ${no}`],
  vehicleNotOfDealer: (no) => [`车辆 ${no} 不是售给该经销商的`, `Vehicle ${no} was not sold to this dealer`],
  vehicleInReturn: (no) => [`车辆 ${no} 已在另一退车案件中`, `Vehicle ${no} is in another return already`],
  vehicleCameBack: (no) => [`车辆 ${no} 已经退回`, `Vehicle ${no} came back before`],
  ...evidenceWords,
  unknownReturn: (no) => [`没有退车案件 ${no}`, `There is no vehicle return ${no}`],
  returnOfOtherDealer: (no) => [`退车案件 ${no} 属于另一经销商`, `The vehicle return ${no} is another dealer's`],
  vehicleNotAwaited: (no) => [`退车案件 ${no} 目前不等车辆到达`, `The vehicle return ${no} does not wait for its vehicle now`],
};

/** Why an application or announcement is not taken in, for staff; `no` is the vehicle, case or evidence that it names. */
export const misfitWords = (misfit: ApplicationMisfit | AnnouncementMisfit, no: string, locale: Locale): string => words[misfit](no)[locale === 'zh-CN' ? 0 : 1];
