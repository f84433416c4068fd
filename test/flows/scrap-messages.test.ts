import { describe, expect, test } from '@jest/globals';
import { endsReached, shownAt, untilActive } from '../support/dispatch';
import { useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, withoutRelay } from '../support/messages';
import { drawUpList, scrapCandidate } from '../support/scrap';
import type { TestWorld } from '../support/world';

/** The message of scrap candidates: twice, while a list is being drawn up, after it is, and past a killed process. */
let world: TestWorld;
useWorldOfEachTest((opened) => (world = opened));

const casesBeingDrawnUp = () => shownAt(world, 'shi.wei', 'Task_DrawUpList', 'caseNo');

describe('scrapCandidateAdded', () => {
  test('twice, and for a second candidate meanwhile: one list is drawn up', async () => {
    await scrapCandidate(world);
    await untilActive(world, 'Task_DrawUpList');
    await deliverAgain(world, 'warehouse', 'scrapCandidateAdded');
    await scrapCandidate(world);
    await world.quiet();
    expect(await casesBeingDrawnUp()).toEqual(['PS-202609-001']);
    expect(await endsReached(world)).toContain('EndEvent_Joined');
  });

  test('again when its candidate is on a list already, it opens nothing; a new candidate then opens a list of its own', async () => {
    await drawUpList(world, [await scrapCandidate(world)]);
    await deliverAgain(world, 'warehouse', 'scrapCandidateAdded');
    expect(await casesBeingDrawnUp()).toEqual([]);
    await scrapCandidate(world);
    await untilActive(world, 'Task_DrawUpList');
    expect(await casesBeingDrawnUp()).toEqual(['PS-202609-002']);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const relays = await withoutRelay(world, () => scrapCandidate(world));
    await untilActive(world, 'Task_DrawUpList');
    await relays.stop();
  });
});
