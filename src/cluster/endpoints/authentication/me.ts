import { endpoint, ok } from '../../http/endpoint';

/** Who is signed in; without sign-in nobody is named. */
export const getCurrentUser = endpoint({
  method: 'get',
  path: '/authentication/me',
  handle: ({ caller }) =>
    ok({
      ...(caller ? { username: caller.username, displayName: caller.username } : {}),
      authorizedComponents: caller?.kind === 'person' ? ['tasklist'] : ['*'],
      tenants: [{ tenantId: '<default>', name: 'Default' }],
      groups: [],
      roles: [],
      salesPlanType: '',
      c8Links: {},
      canLogout: false,
    }),
});
