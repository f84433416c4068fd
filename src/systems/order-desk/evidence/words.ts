type Wording = (no: string) => readonly [zh: string, en: string];

/** Why a report may not name a piece of evidence, for dealers and staff. */
export const evidenceWords: Record<'unknownEvidence' | 'evidenceOfOtherCase', Wording> = {
  unknownEvidence: (no) => [
    `没有照片或附件 ${no}：请先上传；刚上传的请稍后再试`,
    `There is no evidence ${no}: upload it first; what was uploaded a moment ago may be named again`,
  ],
  evidenceOfOtherCase: (no) => [`照片或附件 ${no} 属于另一案件`, `The evidence ${no} belongs to another case`],
};
