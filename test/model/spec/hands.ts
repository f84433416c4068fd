import type { TaskId } from '../facts';

/** Who does a task, and whose act it must not follow (0.4, I-G-9, I-G-12). */
interface Duty {
  post: string;
  /** Tasks of the same case whose latest doer may not do this one. */
  notAfter: TaskId[];
}

const duty = (post: string, ...notAfter: TaskId[]): Duty => ({ post, notAfter });

export const duties: Record<TaskId, Duty> = {
  Task_RegisterOrder: duty('backOfficeClerk'), // DO-02
  Task_QueryDealer: duty('backOfficeClerk'), // DO-04
  Task_ConfirmRejection: duty('backOfficeClerk'), // DO-D1.4
  Task_AskDealer: duty('backOfficeClerk'), // DO-D3.5
  Task_JudgeDrawable: duty('backOfficeClerk'), // PR-02
  Task_MakeDrawingSlip: duty('issueSlipClerk'), // PR-03
  Task_ReviewDrawingSlip: duty('issueSlipReviewer', 'Task_MakeDrawingSlip'), // PR-04: the maker never reviews
  Task_PresentSlip: duty('materialPicker'), // PR-05
  Task_HandOutDrawing: duty('warehouseKeeper', 'Task_MakeDrawingSlip', 'Task_PresentSlip'), // PR-05
  Task_DecidePurchase: duty('backOfficeClerk'), // PR-07
  Task_GiveUpPieces: duty('backOfficeClerk'), // PR-10
  Task_ClearOrderMessage: duty('backOfficeClerk'),
  Task_MakeIssueSlip: duty('issueSlipClerk'), // DO-10
  Task_ReviewIssueSlip: duty('issueSlipReviewer', 'Task_MakeIssueSlip'), // DO-11: the maker never reviews
  Task_PrepareStock: duty('warehouseKeeper'), // PD-02
  Task_CheckGoods: duty('dispatchChecker', 'Task_PrepareStock'), // PD-03: who picks does not check
  Task_ApproveDispatch: duty('dispatchApprover', 'Task_PrepareStock', 'Task_CheckGoods'), // PD-04
  Task_Pack: duty('packer'), // PD-05
  Task_SettleMethod: duty('shipper'), // PD-06
  Task_FillShippingDocument: duty('shipper'), // PD-07
  Task_HandOver: duty('logisticsDept', 'Task_FillShippingDocument'), // PD-08: who signs did not fill in the paper
  Task_LoadCarton: duty('logisticsDept'), // PD-10
  Task_DecideLateCarton: duty('logisticsDept'), // PD-11
  Task_FindCause: duty('logisticsDept'), // PD-12
  Task_ArrangeCarrier: duty('shipper'), // PD-13
  Task_CompareShipped: duty('shipper'), // PD-15
};

/** Tasks of the flows that supply a line: each line is a case of its own, also for its two hands. */
const supplyTasks: TaskId[] = [
  'Task_JudgeDrawable',
  'Task_MakeDrawingSlip',
  'Task_ReviewDrawingSlip',
  'Task_PresentSlip',
  'Task_HandOutDrawing',
  'Task_DecidePurchase',
  'Task_GiveUpPieces',
];
/** True for a task that concerns one line of an order, not the order. */
export const ofLine = (task: TaskId): boolean => supplyTasks.includes(task);

export interface Person {
  id: string;
  posts: string[];
  superior?: string | undefined;
  deputy?: string | undefined;
  /** Away for the whole run. */
  away: boolean;
}

/** Who of the people may do a task, after those who did the tasks before it in the same case. */
export function whoMay(people: readonly Person[], task: TaskId, doers: Partial<Record<TaskId, string>>): Person[] {
  const { post, notAfter } = duties[task];
  const excluded = notAfter.map((before) => doers[before]);
  return people.filter((person) => holds(people, person, post) && !excluded.includes(person.id));
}

/** Holds the post and is there, or stands in for a holder who is away. */
function holds(people: readonly Person[], person: Person, post: string): boolean {
  if (person.away) return false;
  return person.posts.includes(post) || people.some((other) => other.away && other.deputy === person.id && other.posts.includes(post));
}

/** Superiors of those who hold a post, each once, the service director left out: he is told anyway (I-G-5). */
export function superiorsOf(people: readonly Person[], post: string): string[] {
  const holders = people.filter(({ posts }) => posts.includes(post));
  const directors = people.filter(({ posts }) => posts.includes('serviceDirector')).map(({ id }) => id);
  return [...new Set(holders.flatMap(({ superior }) => superior ?? []))].filter((id) => !directors.includes(id));
}
