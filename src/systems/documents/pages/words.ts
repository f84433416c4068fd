import type { SheetKind } from '../../signature-schemas';
import type { opinion } from '../../signature-schemas';
import type { z } from 'zod';
import type { Words } from '../templates/template';

/** What the sheets are called. */
export const sheetTitles: Record<SheetKind, Words> = {
  returnApproval: { 'zh-CN': '退车审批单', en: 'Vehicle-return approval' },
  qualityFeedbackForm: { 'zh-CN': '质量信息反馈表', en: 'Quality information feedback form' },
  custodyTransferRecord: { 'zh-CN': '移交签收单', en: 'Custody transfer record' },
  countersignSheet: { 'zh-CN': '报废会签单', en: 'Countersign sheet' },
};

/** What a signer says by signing, in words. */
export const opinions: Record<z.infer<typeof opinion>, Words> = {
  agreed: { 'zh-CN': '同意', en: 'Agreed' },
  refused: { 'zh-CN': '不同意', en: 'Refused' },
  confirmed: { 'zh-CN': '确认', en: 'Confirmed' },
  notConfirmed: { 'zh-CN': '不确认', en: 'Not confirmed' },
  received: { 'zh-CN': '已签收', en: 'Received' },
  stated: { 'zh-CN': '已填写', en: 'Stated' },
  contested: { 'zh-CN': '有争议', en: 'Contested' },
  doubted: { 'zh-CN': '有疑义', en: 'Doubted' },
};

export const words = {
  'zh-CN': {
    evidenceOf: (caseNo: string) => `${caseNo} 的照片和附件`,
    pieces: (count: number) => (count === 0 ? '还没有收到照片或附件。' : `共${count}件。点击打开原件。`),
    uploaded: (who: string, when: string) => `${who}上传于${when}`,
    dealer: '经销商',
    openFile: (kind: string) => `打开${kind}文件`,
    sheets: '签署单',
    noSheet: '还没有人签署。',
    sheetOf: (caseNo: string, sheetNo: string, revision: number) => `案件 ${caseNo} · 单号 ${sheetNo}${revision === 1 ? '' : ` · 第${revision}版`}`,
    sheetAltered: '注意：此单与签署时不符，不可作为依据。',
    altered: '此处签名与签署时不符。',
    opinion: '意见',
    remark: '说明',
    signer: '签署人',
    signedAt: '签署时间',
    diagram: '流程版本',
    deputyOf: (name: string) => `代理${name}`,
    intact: (count: number) => `共${count}个签名，均与签署时一致。`,
    lastHash: '末签名校验码',
    yes: '是',
    no: '否',
    none: '无',
    undeliveredTitle: '未能送达的通知',
    undelivered: {
      none: '所有通知都已送达，或正在发送。',
      hint: '下列通知未能送达，系统会继续发送。缺少邮箱或邮箱有误的，请登记正确的邮箱，登记后立即重发；急件请另行电话告知。',
      recipient: '收件人',
      since: '出具时间',
      tries: '已试次数',
      reason: '原因',
      wording: '内容',
    },
    join: '，',
    colon: '：',
  },
  en: {
    evidenceOf: (caseNo: string) => `Photos and papers of ${caseNo}`,
    pieces: (count: number) => (count === 0 ? 'Nothing has come yet.' : `${count} in all. Open one for the original.`),
    uploaded: (who: string, when: string) => `Uploaded by ${who}, ${when}`,
    dealer: 'the dealer',
    openFile: (kind: string) => `Open the ${kind} file`,
    sheets: 'Signed sheets',
    noSheet: 'Nobody has signed yet.',
    sheetOf: (caseNo: string, sheetNo: string, revision: number) => `Case ${caseNo} · sheet ${sheetNo}${revision === 1 ? '' : ` · revision ${revision}`}`,
    sheetAltered: 'Mind: this sheet does not read as it was signed, and is no proof of anything.',
    altered: 'This signature does not read as it was signed.',
    opinion: 'Opinion',
    remark: 'Remark',
    signer: 'Signed by',
    signedAt: 'Signed at',
    diagram: 'Diagram',
    deputyOf: (name: string) => `deputy of ${name}`,
    intact: (count: number) => (count === 1 ? '1 signature, as it was signed.' : `${count} signatures, all as they were signed.`),
    lastHash: 'Hash of the last signature',
    yes: 'Yes',
    no: 'No',
    none: 'None',
    undeliveredTitle: 'Notices that could not be delivered',
    undelivered: {
      none: 'All notices have arrived or are on their way.',
      hint: 'These notices could not be delivered; they are tried again. Where an address is missing or wrong, enter the right one: they go out at once. What is urgent is better told by telephone.',
      recipient: 'Recipient',
      since: 'Written',
      tries: 'Tries',
      reason: 'Reason',
      wording: 'Text',
    },
    join: ', ',
    colon: ': ',
  },
};
