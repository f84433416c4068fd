import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bought, collected, deliver, key, progress, refusal, sendBack, startPurchasing, type StartedPurchasing } from './test-support';

let system: StartedPurchasing;
beforeAll(async () => {
  system = await startPurchasing();
});
afterAll(() => system.close());

describe('bad input', () => {
  const delivery = { purchaseRequestNo: 'PP-1', deliveryNoteNo: 'SN-1', countedQuantity: 1, purchaser: 'qian.wei' };
  const choice = { purchaseRequestNo: 'PP-1', supplierNo: 'SUP-A', unitPrice: '30.00', purchaser: 'qian.wei' };
  const terms = { partNo: 'FND-06-R', partName: '前挡泥板（红色）', colour: 'red', whitePartName: '前挡泥板（白件）', painterNo: 'PNT-1', fee: '8.00' };
  test.each([
    ['/request-lines', { partNo: 'LMP-03', quantity: 0 }, 'quantity'],
    ['/request-lines', { partNo: 'LMP-03', quantity: 100_001 }, 'quantity'],
    ['/request-lines', { partNo: '', quantity: 1 }, 'partNo'],
    ['/request-lines', { partNo: 'LMP-03', quantity: 1, orderLineId: 'DO-1' }, 'orderLineId'],
    ['/request-lines', { partNo: 'LMP-03', quantity: 1, requirements: ' ' }, 'requirements'],
    ['/purchase-requests', { partNo: 'LMP-03', requestLineIds: ['x'.repeat(65)], maker: 'li.min' }, 'requestLineIds.0'],
    ['/purchase-requests', { partNo: 'LMP-03' }, 'maker'],
    ['/supplier-choices', { ...choice, unitPrice: 30 }, 'unitPrice'],
    ['/supplier-choices', { ...choice, unitPrice: '-1.00' }, 'unitPrice'],
    ['/supplier-choices', { ...choice, expectedOn: '2026-02-30' }, 'expectedOn'],
    ['/deliveries', { ...delivery, countedQuantity: -1 }, 'countedQuantity'],
    ['/deliveries', { ...delivery, countedQuantity: '1' }, 'countedQuantity'],
    ['/deliveries', { ...delivery, notedQuantity: 1.5 }, 'notedQuantity'],
    ['/deliveries', { ...delivery, undelivered: 'later' }, 'undelivered'],
    ['/vendor-returns', { ...delivery, remedy: 'refund' }, 'remedy'],
    ['/settlements', { purchaseRequestNo: 'PP-1', final: 'yes' }, 'final'],
    ['/suppliers', { parts: [], suppliers: [{ supplierNo: 'S', name: '', partNos: [] }] }, 'suppliers.0.name'],
    ['/paint-terms', { painters: [], paintTerms: [{ ...terms, whitePartNo: terms.partNo }] }, 'paintTerms.0.whitePartNo'],
  ])('%s %j is refused, naming %s', async (path, body, field) => {
    const answer = await system.post(path, body, key());
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
  });

  test.each([
    ['/deliveries', delivery, 404, 'notFound'],
    ['/supplier-choices', choice, 404, 'notFound'],
    ['/settlements', { purchaseRequestNo: 'PP-1', final: true }, 404, 'notFound'],
    ['/request-lines', { partNo: 'NO-SUCH', quantity: 1 }, 422, 'unknownPart'],
    ['/purchase-requests/cases', { instance: 'x', partNo: 'LMP-03' }, 422, 'needMissing'],
    ['/suppliers', { parts: [], suppliers: [{ supplierNo: 'S', name: 'S', partNos: ['NO-SUCH'] }] }, 422, 'unknownPart'],
  ])('%s %j is refused: %i %s', async (path, body, status, code) => {
    expect(await system.post(path, body, key())).toMatchObject({ status, body: { code } });
  });
});

test('a supplier who does not supply the part is refused, and nothing is chosen', async () => {
  const { purchaseRequestNo } = await collected(system, [2]);
  const choose = (supplierNo: string) =>
    system.client.chooseSupplier({ body: { purchaseRequestNo, supplierNo, unitPrice: '30.00', purchaser: 'qian.wei' }, idempotencyKey: key() });
  await expect(choose('SUP-B')).rejects.toMatchObject(refusal(422, 'supplierNotOfPart', 'supplierNo'));
  await expect(choose('SUP-Z')).rejects.toMatchObject(refusal(422, 'unknownSupplier', 'supplierNo'));
  const dear = { purchaseRequestNo, supplierNo: 'SUP-A', unitPrice: '10000000.00', purchaser: 'qian.wei' };
  await expect(system.client.chooseSupplier({ body: dear, idempotencyKey: key() })).rejects.toMatchObject(refusal(422, 'amountTooLarge', 'unitPrice'));
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ undeliveredQuantity: 0, openQuantity: 2 });
});

test('a delivery note is taken in once, with no more than was bought, and never without its number', async () => {
  const { purchaseRequestNo } = await bought(system, [10]);
  await deliver(system, purchaseRequestNo, 4, { deliveryNoteNo: 'SN-once', undelivered: 'expected' });
  await expect(deliver(system, purchaseRequestNo, 6, { deliveryNoteNo: 'SN-once' })).rejects.toMatchObject({
    problem: expect.objectContaining({ status: 409, code: 'deliveryNoteKnown', detail: expect.stringContaining('deliveryNoteNo') }),
  });
  await expect(deliver(system, purchaseRequestNo, 7)).rejects.toMatchObject(refusal(422, 'moreThanOrdered', 'countedQuantity'));
  await expect(deliver(system, purchaseRequestNo, 6, { deliveryNoteNo: undefined })).rejects.toMatchObject(refusal(422, 'deliveryNoteMissing', 'deliveryNoteNo'));
  const other = await bought(system, [3], 'SUP-C');
  await deliver(system, other.purchaseRequestNo, 3, { deliveryNoteNo: 'SN-once' });
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ undeliveredQuantity: 6, inspectionQuantity: 4 });
});

test('what names the delivery of another request is refused, and so is more than it brought', async () => {
  const { purchaseRequestNo } = await bought(system, [5]);
  const deliveryNo = await deliver(system, purchaseRequestNo, 5);
  const other = await bought(system, [5]);
  const share = (request: string, acceptedQuantity: number) =>
    system.client.shareAccepted({
      body: { purchaseRequestNo: request, deliveryNo, receiptSlipNo: 'SR-other', acceptedQuantity, sharingOrder: 'registeredFirst' },
      idempotencyKey: key(),
    });
  await expect(share(other.purchaseRequestNo, 5)).rejects.toMatchObject(refusal(422, 'deliveryOfOtherRequest', 'deliveryNo'));
  await expect(share(purchaseRequestNo, 6)).rejects.toMatchObject(refusal(422, 'moreThanDelivered', 'acceptedQuantity'));
  await expect(sendBack(system, other.purchaseRequestNo, deliveryNo, 1, 'return')).rejects.toMatchObject(refusal(422, 'deliveryOfOtherRequest', 'deliveryNo'));
  await share(purchaseRequestNo, 3);
  await expect(sendBack(system, purchaseRequestNo, deliveryNo, 3, 'return')).rejects.toMatchObject(refusal(422, 'moreThanDelivered', 'failedQuantity'));
});
