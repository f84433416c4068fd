/** The most values of one name that are remembered; the oldest are forgotten first. */
const mostOfAName = 40;

/**
 * What is known of the company so far, by the names of fields: numbers of orders, slips, parts, people. Made-up
 * references would all be refused at the first look; with known ones a request gets to the rules behind it.
 */
export class Known {
  private readonly values = new Map<string, Set<string | number>>();

  /** Values that came under this name, or, for people, under any. */
  of(name: string, description = ''): (string | number)[] {
    const key = description.startsWith('Person') ? 'personId' : name;
    return [...(this.values.get(key) ?? []), ...(name.endsWith('s') ? (this.values.get(name.slice(0, -1)) ?? []) : [])];
  }

  /** Remembers every short text and number in what was answered or taken in. */
  learn(value: unknown, name = ''): void {
    if (Array.isArray(value)) value.forEach((each) => this.learn(each, name));
    else if (value !== null && typeof value === 'object') for (const [key, each] of Object.entries(value)) this.learn(each, key);
    else if (typeof value === 'number' || (typeof value === 'string' && value.length > 0 && value.length <= 64)) this.keep(name, value);
  }

  keep(name: string, value: string | number): void {
    const values = this.values.get(name) ?? new Set();
    values.delete(value);
    values.add(value);
    const [oldest] = values;
    if (values.size > mostOfAName && oldest !== undefined) values.delete(oldest);
    this.values.set(name, values);
  }
}
