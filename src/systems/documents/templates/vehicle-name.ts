import { z } from 'zod';
import type { Locale } from '../../../config';
import { text } from './template';

/** The vehicle of a return: its frame number and model. */
export const vehicle = z.object({ frameNo: text, model: text });

/** The vehicle as a letter names it. */
export const vehicleName = ({ frameNo, model }: z.output<typeof vehicle>, locale: Locale): string =>
  locale === 'en' ? `vehicle ${frameNo} (model ${model})` : `车辆 ${frameNo}（车型 ${model}）`;
