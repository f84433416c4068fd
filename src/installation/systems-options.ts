import type { Config } from '../config';
import { staffIdentityOf } from './staff-identity';

/** What the company systems are opened with, as the configuration says. */
export const systemsOptions = (config: Config) => ({
  locale: config.LOCALE,
  businessDayEnd: config.BUSINESS_DAY_END,
  publicUrl: config.SYSTEMS_PUBLIC_URL,
  identity: staffIdentityOf(config),
  scrapLimit: config.SCRAP_GM_THRESHOLD.toFixed(2),
  limits: {
    outsideCallsPerMinute: config.DEALERS_CALLS_PER_MINUTE,
    insideCallsPerMinute: config.CALLS_PER_MINUTE,
    unknownKeysPerMinute: config.UNKNOWN_KEYS_PER_MINUTE,
    failedSignIns: config.FAILED_SIGN_INS,
  },
  sealEveryMs: config.AUDIT_SEAL_MS,
  corsOrigins: config.CORS_ORIGINS,
  trustedProxies: config.TRUSTED_PROXIES,
  maxUploadBytes: Math.round(config.EVIDENCE_MAX_MB * 1024 * 1024),
});
