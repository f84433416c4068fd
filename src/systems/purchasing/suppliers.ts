import type { z } from 'zod';
import { refusedField } from '../../http/problem';
import type { suppliersToLoad } from './supplier-operations';
import type { PurchasingTx } from './tables';

type Given = z.output<typeof suppliersToLoad>;

/** Stores parts, suppliers and what each supplies, as given; returns how many there are of each. Throws 422 unknownPart. */
export async function loadSuppliers(tx: PurchasingTx, { parts, suppliers }: Given) {
  for (const part of parts) {
    await tx.insertInto('part').values(part).onConflict((clash) => clash.column('partNo').doUpdateSet({ name: part.name })).execute();
  }
  const known = new Set((await tx.selectFrom('part').select('partNo').execute()).map(({ partNo }) => partNo));
  for (const [index, { partNos, ...supplier }] of suppliers.entries()) {
    const at = partNos.findIndex((partNo) => !known.has(partNo));
    if (at >= 0) throw unknownPart(`suppliers.${index}.partNos.${at}`, partNos[at] ?? '');
    const { supplierNo, ...rest } = supplier;
    await tx.insertInto('supplier').values(supplier).onConflict((clash) => clash.column('supplierNo').doUpdateSet(rest)).execute();
    await tx.deleteFrom('supplierPart').where('supplierNo', '=', supplierNo).execute();
    if (partNos.length === 0) continue;
    const rows = [...new Set(partNos)].map((partNo) => ({ supplierNo, partNo }));
    await tx.insertInto('supplierPart').values(rows).execute();
  }
  return { parts: parts.length, suppliers: suppliers.length };
}

/** All suppliers, or those that supply a part, by number. */
export const listSuppliers = (tx: PurchasingTx, partNo?: string) =>
  tx
    .selectFrom('supplier')
    .selectAll()
    .$if(partNo !== undefined, (query) =>
      query.where('supplierNo', 'in', (supplies) => supplies.selectFrom('supplierPart').select('supplierNo').where('partNo', '=', partNo ?? '')),
    )
    .orderBy('supplierNo')
    .execute();

/** Each supplier of one of the parts, with those of them that it supplies, by number (WR-D7). */
export async function clearingSuppliers(tx: PurchasingTx, partNos: string[]) {
  const wanted = partNos.map((partNo) => partNo.trim());
  const supplied = await tx.selectFrom('supplierPart').selectAll().where('partNo', 'in', wanted).orderBy('partNo').execute();
  const suppliers = await listSuppliers(tx);
  return suppliers.flatMap((supplier) => {
    const own = supplied.filter(({ supplierNo }) => supplierNo === supplier.supplierNo).map(({ partNo }) => partNo);
    return own.length > 0 ? [{ ...supplier, partNos: own }] : [];
  });
}

/** Throws 422 unknownSupplier or supplierNotOfPart, both naming the field. */
export async function supplierOfPart(tx: PurchasingTx, supplierNo: string, partNo: string) {
  const supplier = await tx.selectFrom('supplier').selectAll().where('supplierNo', '=', supplierNo).executeTakeFirst();
  if (!supplier) throw refusedField('unknownSupplier', 'supplierNo', `purchasing knows no supplier ${supplierNo}`);
  const suppliers = await listSuppliers(tx, partNo);
  if (suppliers.some((each) => each.supplierNo === supplierNo)) return supplier;
  throw refusedField('supplierNotOfPart', 'supplierNo', `${supplierNo} does not supply ${partNo}`);
}

/** The part's name; throws 422 unknownPart that names the field `partNo`. */
export async function nameOfPart(tx: PurchasingTx, partNo: string): Promise<string> {
  const part = await tx.selectFrom('part').select('name').where('partNo', '=', partNo).executeTakeFirst();
  if (!part) throw unknownPart('partNo', partNo);
  return part.name;
}

const unknownPart = (field: string, partNo: string) =>
  refusedField('unknownPart', field, `purchasing knows no part ${partNo}`);
