/** A browser as far as signing in needs one: keeps cookies by host, follows redirects only when told. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; attributes: string }>();

  async open(url: string, init: RequestInit = {}) {
    const cookie = [...this.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', ...init, headers: { ...(cookie ? { cookie } : {}), ...Object.fromEntries(new Headers(init.headers)) } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = '', attributes = ''] = /^([^=]+)=([^;]*);?(.*)$/.exec(set) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, attributes });
    }
    return { status: answer.status, leadsTo: answer.headers.get('location') ?? '', headers: answer.headers, text: await answer.text() };
  }

  /** Names of the cookies that are there. */
  get names(): string[] {
    return [...this.cookies.keys()];
  }

  /** What the server said of a cookie beside its value. */
  attributesOf(name: string): string {
    return this.cookies.get(name)?.attributes ?? '';
  }

  /** Another value for a cookie, as an attacker would try; the value that it had. */
  alter(name: string, alter: (value: string) => string): string {
    const { value = '', attributes = '' } = this.cookies.get(name) ?? {};
    this.cookies.set(name, { value: alter(value), attributes });
    return value;
  }
}
