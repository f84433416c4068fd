const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address is of this machine only. */
export const isLoopback = (url: string): boolean => loopback.test(new URL(url).hostname);

/**
 * Throws a sentence when staff reach the pages of the systems from elsewhere.
 * @param publicUrl where their browsers reach them; left out, where they listen
 */
export function assertLocal(publicUrl: string | undefined, address = '127.0.0.1'): void {
  const reached = publicUrl ?? `http://${address.includes(':') ? `[${address}]` : address}`;
  if (!isLoopback(reached)) {
    throw new Error(`DEMO_PASSWORD is one password for all people, for this machine only, and the pages are reached at ${reached}: set OIDC_ISSUER, at which each person signs in as themselves, and leave DEMO_PASSWORD out.`);
  }
}
