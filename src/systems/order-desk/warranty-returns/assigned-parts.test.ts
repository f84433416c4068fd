import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { key, returnLine, startReturnsDesk } from './test-support';

let started: Awaited<ReturnType<typeof startReturnsDesk>>;
beforeAll(async () => {
  started = await startReturnsDesk();
});
afterAll(() => started.desk.close());

/** An incident of D-101 that asked for pieces back, and what it sent in their place. */
async function asked(partNo: string, quantity: number, send = false): Promise<string> {
  const caseNo = await started.accepted();
  const parts = [{ partNo, quantity }];
  await started.measure(caseNo, { measures: send ? ['sendParts', 'partReturn'] : ['partReturn'], ...(send ? { partsToSend: parts } : {}), partsToReturn: parts });
  await started.steps.client.expectPartReturn({ body: { caseNo }, ...key() });
  return caseNo;
}

const offered = async (expectedCaseNo: string) =>
  (await started.steps.client.listAssignableParts({ query: {} })).assignableParts.filter((part) => part.expectedCaseNo === expectedCaseNo);
const expected = async (caseNo: string) => (await started.steps.client.listExpectedParts({ query: {} })).expectedParts.filter((part) => part.caseNo === caseNo).map(({ quantity }) => quantity);
const assign = (caseNo: string, expectedCaseNo: string, quantity: number, lineNo = 1) =>
  started.steps.client.assignReturnedPart({ body: { caseNo, lineNo, expectedCaseNo, quantity, assignedBy: 'wu.hao' }, ...key() });

test("pieces that came without the incident's number are booked to it by a person, and are expected no longer (X-14)", async () => {
  const early = (await started.steps.send([returnLine('LMP-03', 2)])).caseNo;
  await started.steps.count(early);
  started.desk.clock.advance(60_000);
  const incident = await asked('LMP-03', 3);
  const { caseNo } = await started.steps.send([returnLine('LMP-03', 5)]);
  expect(await offered(incident)).toEqual([]);
  await started.steps.count(caseNo, [2], [{ partNo: 'LMP-03', quantity: 1 }]);
  expect(await offered(incident)).toMatchObject([
    { caseNo, lineNo: 1, partNo: 'LMP-03', partName: '大灯', quantity: 2, assignmentKey: `${caseNo}/1 ${incident}` },
    { caseNo, lineNo: 2, quantity: 1 },
  ]);
  expect(await assign(caseNo, incident, 2)).toEqual({ refusal: null });
  expect(await expected(incident)).toEqual([1]);
  expect(await offered(incident)).toMatchObject([{ lineNo: 2, quantity: 1 }]);
  expect(await assign(caseNo, incident, 1, 2)).toEqual({ refusal: null });
  expect([await expected(incident), await offered(incident)]).toEqual([[], []]);
  expect((await started.steps.view(caseNo)).lines.map(({ assignedTo }) => assignedTo)).toEqual([[{ expectedCaseNo: incident, quantity: 2 }], [{ expectedCaseNo: incident, quantity: 1 }]]);
  // A list that names the incident now brings pieces that it did not ask for.
  await expect(started.steps.send([returnLine('LMP-03', 1, { expectedCaseNo: incident })])).rejects.toMatchObject({ problem: { code: 'partAlreadyReceived' } });
});

test('what does not fit is answered in words, and nothing is booked', async () => {
  const incident = await asked('BRK-01', 2);
  const other = (await started.steps.send([returnLine('BRK-01', 4)], { dealerNo: 'D-102' })).caseNo;
  const named = (await started.steps.send([returnLine('BRK-01', 1, { expectedCaseNo: incident })])).caseNo;
  const { caseNo } = await started.steps.send([returnLine('BRK-01', 3), returnLine('CTL-02')]);
  await Promise.all([other, named, caseNo].map((each) => started.steps.count(each)));
  const refusals: [Parameters<typeof assign>, string][] = [
    [[caseNo, 'DI-209901-001', 1], '没有案件 DI-209901-001'],
    [[other, incident, 1], `案件 ${incident} 属于另一经销商`],
    [[named, incident, 1], `清单这一行已写明属于案件 ${incident}`],
    [[caseNo, incident, 1, 9], '清单上没有第 9 行'],
    [[caseNo, incident, 4], '这一行只有 3 件还没有归入案件'],
    [[caseNo, incident, 2], `案件 ${incident} 要求退回的该配件已经收到`],
    [[caseNo, incident, 1, 2], `案件 ${incident} 要求退回的该配件已经收到`],
  ];
  for (const [given, refusal] of refusals) expect(await assign(...given)).toEqual({ refusal });
  expect(await expected(incident)).toEqual([1]);
  const both = await Promise.all([assign(caseNo, incident, 1), assign(caseNo, incident, 1)]);
  expect(both.map(({ refusal }) => refusal).toSorted()).toEqual([`案件 ${incident} 要求退回的该配件已经收到`, null].toSorted());
});

test('a part that its incident replaced is not exchanged again once it is booked there (S-X-06)', async () => {
  const incident = await asked('CTL-02', 1, true);
  const caseNo = await started.steps.ruled([returnLine('CTL-02', 1, { exchangeWanted: true })], ['inScope']);
  await assign(caseNo, incident, 1);
  expect(await started.steps.remedy(`${caseNo}/1`, 'exchange')).toMatchObject({ refusal: `案件 ${incident} 已为该件给过处理，不再调换` });
  expect(await started.steps.remedy(`${caseNo}/1`, 'none')).toMatchObject({ refusal: null, dealerEnd: 'noRemedy' });
});
