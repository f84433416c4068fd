import type { Config } from '../config';

/** What the company systems are opened with, as the configuration says. */
export const systemsOptions = (config: Config) => ({
  locale: config.LOCALE,
  businessDayEnd: config.BUSINESS_DAY_END,
  publicUrl: config.SYSTEMS_PUBLIC_URL,
  scrapLimit: config.SCRAP_GM_THRESHOLD.toFixed(2),
  maxUploadBytes: Math.round(config.EVIDENCE_MAX_MB * 1024 * 1024),
});
