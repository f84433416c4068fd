import type * as OpenIdClient from 'openid-client';

export interface IdentityProviderSettings {
  /** As it names itself in its tokens, and as browsers reach it. */
  issuer: string;
  /** Where its description is read; left out, below the issuer. */
  discoveryUrl?: string | undefined;
  clientId: string;
  clientSecret: string;
}

/** What must come back with a person who was sent to the provider. */
export interface Pending {
  state: string;
  nonce: string;
  verifier: string;
}

/**
 * An identity provider that signs staff in: OpenID Connect's authorization code flow with PKCE, state and nonce; the ID token is
 * verified with the provider's keys. The library is loaded, and the provider asked for its description, when somebody first signs in.
 */
export class IdentityProvider {
  private found: Promise<OpenIdClient.Configuration> | undefined;

  constructor(private readonly settings: IdentityProviderSettings) {}

  /** Where a browser is sent to sign in, and what must come back. */
  async begin(redirectUri: string): Promise<{ url: URL; pending: Pending }> {
    const [oidc, provider] = await this.provider();
    const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const challenge = await oidc.calculatePKCECodeChallenge(pending.verifier);
    const asked = { redirect_uri: redirectUri, scope: 'openid profile email', state: pending.state, nonce: pending.nonce, code_challenge: challenge, code_challenge_method: 'S256' };
    return { url: oidc.buildAuthorizationUrl(provider, asked), pending };
  }

  /** What the ID token says of who came back to this address; rejects when anything does not fit. */
  async finish(returnedTo: URL, { state, nonce, verifier }: Pending): Promise<Record<string, unknown>> {
    const [oidc, provider] = await this.provider();
    const tokens = await oidc.authorizationCodeGrant(provider, returnedTo, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
    return { ...tokens.claims() };
  }

  /** Where a browser is sent to sign out there too; undefined when the provider has no such address. */
  async signOutUrl(returnTo: string): Promise<URL | undefined> {
    const [oidc, provider] = await this.provider();
    if (provider.serverMetadata().end_session_endpoint === undefined) return undefined;
    return oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: returnTo });
  }

  /** Rejects when the provider does not answer. */
  async isThere(): Promise<void> {
    await this.provider();
  }

  private async provider() {
    const oidc = await import('openid-client');
    this.found ??= this.discover(oidc).catch((error: unknown) => {
      // Away is not for good: the next one asks again.
      this.found = undefined;
      throw error;
    });
    return [oidc, await this.found] as const;
  }

  private async discover(oidc: typeof OpenIdClient): Promise<OpenIdClient.Configuration> {
    const { issuer, discoveryUrl, clientId, clientSecret } = this.settings;
    const description = new URL(discoveryUrl ?? issuer);
    const insecure = description.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const provider = await oidc.discovery(description, clientId, clientSecret, undefined, { execute: [oidc.enableNonRepudiationChecks, ...insecure], timeout: 10 });
    const told = provider.serverMetadata().issuer;
    if (told !== issuer) throw new Error(`The identity provider at ${description.href} calls itself ${told}, not ${issuer}`);
    return provider;
  }
}
