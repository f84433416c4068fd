import { connectCamunda } from '../camunda/client';
import { StaffMember, TaskRefused, type OpenTask } from '../camunda/staff-member';

/** Who does each step of a straight courier order, and what they write into its form. */
const steps: Record<string, { person: string; form: Record<string, unknown> }> = {
  Task_RegisterOrder: { person: 'li.min', form: {} },
  Task_MakeIssueSlip: { person: 'li.min', form: { shippingMethod: 'courier' } },
  Task_ReviewIssueSlip: { person: 'wang.fang', form: { slipApproved: true } },
  Task_PrepareStock: { person: 'zhang.wei', form: {} },
  Task_CheckGoods: { person: 'wang.fang', form: { goodsAgree: true } },
  Task_ApproveDispatch: { person: 'chen.jie', form: { dispatchApproved: true } },
  Task_Pack: { person: 'zhang.wei', form: { cartonCount: 1 } },
  Task_SettleMethod: { person: 'zhang.wei', form: { chosenMethod: 'courier' } },
  Task_FillShippingDocument: { person: 'zhang.wei', form: {} },
  Task_ArrangeCarrier: { person: 'zhang.wei', form: { carrier: '顺丰速运', waybillNo: 'SF1000000001' } },
  Task_CompareShipped: { person: 'zhang.wei', form: { allLinesShipped: true } },
};

export interface OrderStaff {
  /** Seconds each step took a person, from taking the task to its form taken, in the order of the work. */
  readonly handled: number[];
  stop(): Promise<void>;
}

/** Scripted staff without pause for thought: whatever is open is done at once, up to `hands` tasks at a time. */
export function startOrderStaff(restAddress: string, password: string, hands: number): OrderStaff {
  const people = [...new Set(Object.values(steps).map(({ person }) => person))];
  const members = new Map(people.map((id) => [id, new StaffMember(id, connectCamunda(restAddress, { username: id, password }))]));
  const [reader] = members.values();
  if (!reader) throw new Error('There is nobody at work');
  const handled: number[] = [];
  const inHand = new Map<string, Promise<void>>();
  const shared = { stopping: false };
  const working = (async () => {
    while (!shared.stopping) {
      const open = (await reader.openTasks()).filter((task) => !inHand.has(task.userTaskKey));
      for (const task of open.slice(0, hands - inHand.size)) inHand.set(task.userTaskKey, carryOut(task));
      await (inHand.size > 0 ? Promise.race(inHand.values()) : new Promise(setImmediate));
    }
    await Promise.all(inHand.values());
  })();
  return {
    handled,
    stop: async () => {
      shared.stopping = true;
      await working;
    },
  };

  async function carryOut(task: OpenTask): Promise<void> {
    const step = steps[task.elementId];
    const member = step && members.get(step.person);
    if (!step || !member) throw new Error(`Nobody knows how to do ${task.elementId}`);
    const began = performance.now();
    try {
      await member.take(task);
      await member.complete(task, step.form);
      handled.push((performance.now() - began) / 1000);
    } catch (error) {
      // Another look finds it again, if it is still there.
      if (!(error instanceof TaskRefused)) throw error;
    } finally {
      inHand.delete(task.userTaskKey);
    }
  }
}
