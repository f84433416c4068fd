import type { NoticeKind } from './contract';
import { isOurs } from './templates/words';

/** Kinds that only staff get, by post or by name. */
const forStaff: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'breachNotice',
  'carrierClaim',
  'countResult',
  'countersignReminder',
  'deadlineReminder',
  'differenceReport',
  'goodsToPutBack',
  'movementRefusal',
  'noSupplierNotice',
  'receiptRefusal',
  'returnSentBack',
  'returnTakeOver',
  'reworkEscalation',
  'signOffReminder',
]);

/** Whether a notice goes to a dealer, supplier or paint shop, and so into the fax register (I-G-8); some kinds go to a post too. */
export const leavesHouse = ({ kind, recipient }: { kind: NoticeKind; recipient: string }): boolean => !forStaff.has(kind) && !isOurs(recipient);
