const none: ReadonlySet<string> = new Set();

/** Rows of one kind in the order they came up, found by key, by process instance, by whether they have ended, or one after the other. */
export class Table<Row extends object> {
  private readonly rows = new Map<string, Row>();
  private readonly byInstance = new Map<string, Set<Row>>();
  private readonly unended = new Map<string, Row>();

  /** @param ends the values of a row's `state` after which nobody asks for it again and again */
  constructor(private readonly ends = none) {}

  add(key: string, row: Row): void {
    this.rows.set(key, row);
    this.sort(key, row);
    if (!('processInstanceKey' in row) || typeof row.processInstanceKey !== 'string') return;
    const siblings = this.byInstance.get(row.processInstanceKey);
    if (siblings) siblings.add(row);
    else this.byInstance.set(row.processInstanceKey, new Set([row]));
  }

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  /** The same rows, which may be changed apart from these. */
  copy(): Table<Row> {
    const table = new Table<Row>(this.ends);
    for (const [key, row] of this.rows) table.add(key, { ...row });
    return table;
  }

  /** Changes a row in place; a key that is not there is passed over. */
  change(key: string, change: Partial<Row> | ((row: Row) => Partial<Row>)): void {
    const row = this.rows.get(key);
    if (!row) return;
    Object.assign(row, typeof change === 'function' ? change(row) : change);
    this.sort(key, row);
  }

  all(): Iterable<Row> {
    return this.rows.values();
  }

  /** Rows that have not ended; all, where nothing ends. */
  open(): Iterable<Row> {
    return (this.ends.size > 0 ? this.unended : this.rows).values();
  }

  /** Rows among which all are that have the state. */
  among(state: string): Iterable<Row> {
    return this.ends.has(state) ? this.all() : this.open();
  }

  ofInstance(processInstanceKey: string): Iterable<Row> {
    return this.byInstance.get(processInstanceKey) ?? [];
  }

  private sort(key: string, row: Row): void {
    if (this.ends.size === 0) return;
    if ('state' in row && typeof row.state === 'string' && this.ends.has(row.state)) this.unended.delete(key);
    else this.unended.set(key, row);
  }
}
