/** A notice on its way out. */
export interface OutgoingNotice {
  noticeNo: string;
  caseNo: string;
  recipient: string;
  /** Where the recipient gets mail; null: nobody has entered it. */
  mailAddress: string | null;
  /** First line: the title. */
  text: string;
}

/** Brings a notice out. The same notice may come again and must arrive once. Rejects when it could not be brought out. */
export type NoticeChannel = (notice: OutgoingNotice) => Promise<void>;
