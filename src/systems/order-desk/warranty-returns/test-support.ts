import type { z } from 'zod';
import type { DealerEnd, Ruling, SupplierEnd } from '../../warranty-schemas';
import { key, startIncidentDesk } from '../incidents/test-support';
import type { returnList } from './schemas';

export { key };
type List = z.input<typeof returnList>;
type Line = List['lines'][number];

export const returnLine = (partNo: string, quantity = 1, changes: Partial<Line> = {}): Line => ({ partNo, quantity, fault: '不通电', ...changes });

/** An order desk with what incidents need, and the steps of a parcel there. */
export async function startReturnsDesk() {
  const started = await startIncidentDesk();
  const { client } = started.desk;
  const steps = {
    client,
    send: (lines: Line[], changes: Partial<List> = {}) => client.reportReturnedParts({ body: { dealerNo: 'D-101', lines, ...changes }, ...key() }),
    /** Everything that is listed arrives, unless said otherwise. */
    count: async (caseNo: string, quantities?: number[], otherParts: { partNo: string; quantity: number }[] = []) => {
      const { lines } = await client.getWarrantyReturn({ params: { caseNo } });
      const countedLines = lines.map(({ lineNo, listedQuantity }, index) => ({ lineNo, countedQuantity: quantities?.[index] ?? listedQuantity }));
      return client.recordCountedParts({ body: { caseNo, countedLines, otherParts }, ...key() });
    },
    /** A case whose lines are each ruled as a whole. */
    ruled: async (lines: Line[], rulings: Ruling[], changes: Partial<List> = {}) => {
      const { caseNo } = await steps.send(lines, changes);
      const { countedLines } = await steps.count(caseNo);
      const returnedParts = countedLines.map(({ lineNo, partNo, partName, quantity }, index) => ({
        ...{ returnedPartNo: `${caseNo}/${index + 1}`, lineNo, partNo, partName, quantity },
        ...{ ruling: rulings[index] ?? 'inScope', rulingReason: rulings[index] === 'outOfScope' ? '接线错误烧毁' : null },
      }));
      await client.openReturnedParts({ body: { caseNo, returnedParts }, ...key() });
      return caseNo;
    },
    view: (caseNo: string) => client.getWarrantyReturn({ params: { caseNo } }),
    /** `<line> <part> x <pieces>: <dealer side>/<supplier side>`. */
    sides: async (caseNo: string) =>
      (await steps.view(caseNo)).returnedParts.map(
        ({ returnedPartNo, quantity, partNo, dealerEnd, supplierEnd }) => `${returnedPartNo.split('/')[1]} ${partNo} x ${quantity}: ${dealerEnd ?? 'open'}/${supplierEnd ?? 'open'}`,
      ),
    register: (returnedPartNo: string) => client.registerOutOfScope({ body: { returnedPartNo, registeredBy: 'he.jun' }, ...key() }),
    contact: (returnedPartNo: string) => client.recordRulingContact({ body: { returnedPartNo, contactedBy: 'he.jun' }, ...key() }),
    answer: (returnedPartNo: string, answer: 'confirmed' | 'contested' | 'givenUp', note?: string, dealerNo = 'D-101') =>
      client.answerRuling({ body: { returnedPartNo, dealerNo, answer, note }, ...key() }),
    closeQuestion: (returnedPartNo: string) => client.closeRulingQuestion({ body: { returnedPartNo }, ...key() }),
    remedy: (returnedPartNo: string, remedy: 'exchange' | 'repair' | 'none') => client.recordRemedy({ body: { returnedPartNo, remedy, recordedBy: 'he.jun' }, ...key() }),
    exchange: (returnedPartNo: string) => client.placeWarrantyExchange({ body: { returnedPartNo, shippingMethod: 'courier' }, ...key() }),
    route: (caseNo: string, routes: { returnedPartNo: string; route: 'clear' | 'scrap' | 'keep'; supplierNo?: string }[]) =>
      client.recordSupplierRoutes({ body: { caseNo, routes: routes.map((each) => ({ usable: false, ...each })), recordedBy: 'xu.na' }, ...key() }),
    clerkAnswers: (clearingKey: string, acceptedParts: { returnedPartNo: string; acceptedQuantity: number }[], note?: string) =>
      client.recordSupplierAnswer({ body: { clearingKey, acceptedParts, note, recordedBy: 'xu.na' }, ...key() }),
    end: (side: 'dealer' | 'supplier', endState: DealerEnd | SupplierEnd, ...returnedPartNos: string[]) =>
      client.endSide({ body: { side, endState, returnedPartNos }, ...key() }),
    close: (caseNo: string) => client.closeWarrantyReturn({ body: { caseNo }, ...key() }),
  };
  return { ...started, steps };
}
