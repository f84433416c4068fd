import { endpoint, ok } from '../../http/endpoint';

/** The embedded engine is for development, tests and demonstrations, which need no licence. */
export const getLicense = endpoint({
  method: 'get',
  path: '/license',
  handle: () => ok({ validLicense: true, licenseType: 'non-production', isCommercial: false }),
});
