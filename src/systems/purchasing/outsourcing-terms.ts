import type { z } from 'zod';
import { refused } from '../../http/problem';
import { fenOf } from '../../money';
import type { OutsourcingTx } from './outsourcing-repository';
import type { paintTermsToLoad } from './outsourcing-schemas';

/**
 * Loads paint shops and what each paints; orders that are open keep the terms they were opened with.
 * Throws 422 unknownPainter, naming the field.
 */
export async function loadPaintTerms(tx: OutsourcingTx, { painters, paintTerms }: z.output<typeof paintTermsToLoad>): Promise<number> {
  if (painters.length > 0) {
    const replaced = tx.insertInto('painter').values(painters);
    await replaced.onConflict((clash) => clash.column('painterNo').doUpdateSet((row) => ({ name: row.ref('excluded.name') }))).execute();
  }
  if (paintTerms.length === 0) return 0;
  const known = new Set((await tx.selectFrom('painter').select('painterNo').execute()).map(({ painterNo }) => painterNo));
  const index = paintTerms.findIndex(({ painterNo }) => !known.has(painterNo));
  if (index >= 0) {
    const field = `paintTerms.${index}.painterNo`;
    throw refused('unknownPainter', `${field}: purchasing knows no paint shop ${paintTerms[index]?.painterNo}`, [{ field, detail: 'is not a known paint shop' }]);
  }
  await tx
    .insertInto('paintTerms')
    .values(paintTerms.map(({ fee, ...rest }) => ({ ...rest, feeFen: fenOf(fee) })))
    .onConflict((clash) =>
      clash.column('partNo').doUpdateSet((row) => ({
        partName: row.ref('excluded.partName'),
        colour: row.ref('excluded.colour'),
        whitePartNo: row.ref('excluded.whitePartNo'),
        whitePartName: row.ref('excluded.whitePartName'),
        painterNo: row.ref('excluded.painterNo'),
        feeFen: row.ref('excluded.feeFen'),
        drawWhiteParts: row.ref('excluded.drawWhiteParts'),
      })),
    )
    .execute();
  return paintTerms.length;
}

/** A painted part's terms with the paint shop's name; throws 422 noPaintTerms. */
export async function termsOf(tx: OutsourcingTx, partNo: string) {
  const terms = await tx
    .selectFrom('paintTerms')
    .innerJoin('painter', 'painter.painterNo', 'paintTerms.painterNo')
    .selectAll('paintTerms')
    .select('painter.name as painterName')
    .where('partNo', '=', partNo)
    .executeTakeFirst();
  if (terms) return terms;
  const detail = `nobody paints ${partNo}: load its white part and paint shop (POST /paint-terms)`;
  throw refused('noPaintTerms', `partNo: ${detail}`, [{ field: 'partNo', detail }]);
}
