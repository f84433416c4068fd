import pg from 'pg';
import { key, startWarehouse, type StartedWarehouse } from '../test-support';

export interface ScrapTest {
  system: StartedWarehouse;
  /** Pieces of a part in a lot of its own, at a value in CNY; null: the dealer's property. */
  lot(partNo: string, quantity: number, unitValue: string | null, caseNo?: string): Promise<string>;
  rows(query: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A warehouse with motors, chargers and displays, whose old parts a test puts there. */
export async function startScrap(): Promise<ScrapTest> {
  const system = await startWarehouse();
  const parts = [
    { partNo: 'MTR-04', name: '电机', unitCost: '300.00' },
    { partNo: 'CHG-05', name: '充电器', unitCost: '50.00' },
    { partNo: 'DSP-07', name: '仪表', unitCost: '299.99' },
  ];
  await system.client.loadStock({ body: { parts, opening: [] }, idempotencyKey: key() });
  const db = new pg.Client({ connectionString: system.adminUrl, options: '-c search_path=warehouse' });
  await db.connect();
  let serial = 0;
  return {
    system,
    async lot(partNo, quantity, unitValue, caseNo = 'WR-202608-001') {
      const oldPartNo = `${caseNo}/${(serial += 1)}`;
      const fen = unitValue === null ? null : Math.round(Number(unitValue) * 100);
      await db.query(
        `insert into old_part (old_part_no, case_no, part_no, part_name, old_part_class, storage_class, on_hand, unit_value_fen, document_no, taken_in_at)
         select $1, $2, part_no, name, $5, '电器', $4, $6, 'RS-' || $1, now() from part where part_no = $3`,
        [oldPartNo, caseNo, partNo, quantity, fen === null ? 'forRepair' : fen === 0 ? 'givenUp' : 'claimable', fen],
      );
      await db.query(
        `insert into movement (document_no, type, part_no, to_location, quantity, old_part_no, unit_cost_fen, at) values ('RS-' || $1, 'oldPartReceipt', $2, 'OLD', $3, $1, coalesce($4, 0), now())`,
        [oldPartNo, partNo, quantity, fen],
      );
      await db.query(`insert into balance (part_no, location, on_hand) values ($1, 'OLD', $2) on conflict (part_no, location) do update set on_hand = balance.on_hand + $2`, [partNo, quantity]);
      return oldPartNo;
    },
    rows: async (query) => (await db.query<Record<string, unknown>>(query)).rows,
    async close() {
      await db.end();
      await system.close();
    },
  };
}
