/** Rows of one kind in the order they came up, found by key, by process instance or one after the other. */
export class Table<Row extends object> {
  private readonly rows = new Map<string, Row>();
  private readonly byInstance = new Map<string, Set<Row>>();

  add(key: string, row: Row): void {
    this.rows.set(key, row);
    if (!('processInstanceKey' in row) || typeof row.processInstanceKey !== 'string') return;
    const siblings = this.byInstance.get(row.processInstanceKey);
    if (siblings) siblings.add(row);
    else this.byInstance.set(row.processInstanceKey, new Set([row]));
  }

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  /** Changes a row in place; a key that is not there is passed over. */
  change(key: string, change: Partial<Row> | ((row: Row) => Partial<Row>)): void {
    const row = this.rows.get(key);
    if (row) Object.assign(row, typeof change === 'function' ? change(row) : change);
  }

  all(): Iterable<Row> {
    return this.rows.values();
  }

  ofInstance(processInstanceKey: string): Iterable<Row> {
    return this.byInstance.get(processInstanceKey) ?? [];
  }
}
