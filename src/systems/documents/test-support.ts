let serial = 0;
/** An idempotency key that no other call has. */
export const key = () => `key-${(serial += 1)}`;

const lines = [
  { orderLineId: 'DO-202609-001/1', partNo: 'BRK-01', partName: '刹车把', quantity: 5 },
  { orderLineId: 'DO-202609-001/2', partNo: 'CTL-02', partName: '控制器', quantity: 1 },
];

/** A usable request for each kind of notice, as the diagrams send it. */
export const requests = {
  closingNote: {
    kind: 'closingNote' as const,
    caseNo: 'DO-202609-001',
    recipient: 'D-101',
    facts: { dealerOrderNo: 'A-77', endState: 'shippedInFull' },
  },
  shipmentNotice: {
    kind: 'shipmentNotice' as const,
    caseNo: 'DO-202609-001',
    recipient: 'D-101',
    facts: { shipmentNo: 'SH-202609-001', method: 'withVehicle', lines },
  },
  breachNotice: {
    kind: 'breachNotice' as const,
    caseNo: 'DO-202609-001',
    recipient: 'service-director',
    facts: { deadlineId: 'T-05', issueSlipNo: 'IS-202609-001', dueAt: '2026-09-08T02:00:00Z' },
  },
  cancellationNotice: {
    kind: 'cancellationNotice' as const,
    caseNo: 'DO-202609-001',
    recipient: 'D-101',
    facts: { dealerOrderNo: null, endState: 'cancelled' },
  },
  cancellationRefused: {
    kind: 'cancellationRefused' as const,
    caseNo: 'DO-202609-001',
    recipient: 'D-101',
    facts: { dealerOrderNo: 'A-77', reason: 'handedOver' },
  },
  orderQuery: {
    kind: 'orderQuery' as const,
    caseNo: 'DO-202609-001',
    recipient: 'D-101',
    facts: { dealerOrderNo: 'A-77', queryText: 'FND-06: ?', queryHours: 72 },
  },
  rejectionNotice: {
    kind: 'rejectionNotice' as const,
    caseNo: 'DO-202609-001',
    recipient: 'D-999',
    facts: { dealerOrderNo: 'A-77', reason: 'unknownDealer', note: null },
  },
  movementRefusal: {
    kind: 'movementRefusal' as const,
    caseNo: 'PR-202609-001',
    recipient: 'material-picker',
    facts: { slipNo: null, reason: 'BRK-01: 2 > 1', lines: [] },
  },
  receiptRefusal: {
    kind: 'receiptRefusal' as const,
    caseNo: 'RS-202609-001',
    recipient: 'warranty-returns-clerk',
    facts: { slipNo: 'RS-202609-001', reason: 'CTL-02: 2 > 1' },
  },
  countResult: {
    kind: 'countResult' as const,
    caseNo: 'CS-202609-001',
    recipient: 'dept-finance-clerk',
    facts: { countSheetNo: 'CS-202609-001', places: [{ partNo: 'BRK-01', partName: 'BRK', location: 'AS', bookQuantity: 20, countedQuantity: 19 }] },
  },
  goodsToPutBack: {
    kind: 'goodsToPutBack' as const,
    caseNo: 'DO-202609-001',
    recipient: 'warehouse-keeper',
    facts: { issueSlipNo: 'IS-202609-001', cartonNos: ['CT-202609-001', 'CT-202609-002'] },
  },
  noSupplierNotice: {
    kind: 'noSupplierNotice' as const,
    caseNo: 'PP-202609-001',
    recipient: 'back-office-clerk',
    facts: { partNo: 'LMP-03', partName: 'LMP', quantity: 6, reason: 'M0: 2024 †' },
  },
  differenceReport: {
    kind: 'differenceReport' as const,
    caseNo: 'PP-202609-001',
    recipient: 'warehouse-keeper',
    facts: { slipNo: 'RC-202609-001', partNo: 'LMP-03', partName: null, slipQuantity: 10, countedQuantity: 9 },
  },
  returnSentBack: {
    kind: 'returnSentBack' as const,
    caseNo: 'VR-202609-001',
    recipient: 'market-dept',
    facts: { dealerName: 'D', frameNo: 'V-2001', model: 'M1' },
  },
  countersignReminder: {
    kind: 'countersignReminder' as const,
    caseNo: 'PS-202609-001',
    recipient: 'technical-dept',
    facts: { scrapAmount: 500 },
  },
  signOffReminder: {
    kind: 'signOffReminder' as const,
    caseNo: 'VR-202609-001',
    recipient: 'manufacturing-centre-gm',
    facts: { dealerName: 'D', frameNo: 'V-2001', step: 'VR-06' },
  },
  returnRefusal: {
    kind: 'returnRefusal' as const,
    caseNo: 'VR-202609-001',
    recipient: 'D-101',
    facts: { frameNo: 'V-2001', model: 'M1', reason: 'A-53' },
  },
  returnTakeOver: {
    kind: 'returnTakeOver' as const,
    caseNo: 'VR-202609-001',
    recipient: 'market-dept',
    facts: { dealerName: 'D', frameNo: 'V-2001', model: 'M1', reason: 'A-53' },
  },
  returnApprovalNotice: {
    kind: 'returnApprovalNotice' as const,
    caseNo: 'VR-202609-001',
    recipient: 'D-101',
    facts: { frameNo: 'V-2001', model: 'M1', note: null },
  },
  arrivalReminder: {
    kind: 'arrivalReminder' as const,
    caseNo: 'VR-202609-001',
    recipient: 'D-101',
    facts: { frameNo: 'V-2001', model: 'M1', lapseDueAt: '2026-11-07T00:00:00+08:00' },
  },
  returnLapsed: {
    kind: 'returnLapsed' as const,
    caseNo: 'VR-202609-001',
    recipient: 'D-101',
    facts: { frameNo: 'V-2001', model: 'M1' },
  },
  wrongVehicleNotice: {
    kind: 'wrongVehicleNotice' as const,
    caseNo: 'VR-202609-001',
    recipient: 'D-101',
    facts: { frameNo: 'V-2001', arrivedFrameNo: 'V-2009' },
  },
  incidentQuery: {
    kind: 'incidentQuery' as const,
    caseNo: 'DI-202609-001',
    recipient: 'D-101',
    facts: { queryText: 'JPG?' },
  },
  deadlineReminder: {
    kind: 'deadlineReminder' as const,
    caseNo: 'DI-202609-001',
    recipient: 'complaint-specialist',
    facts: { deadlineId: 'T-03', dueAt: '2026-09-09T16:00:00Z' },
  },
  returnAdvice: {
    kind: 'returnAdvice' as const,
    caseNo: 'DI-202609-001',
    recipient: 'D-101',
    facts: { noticeText: 'V-2001 ¼', frameNo: 'V-2001' },
  },
  partReturnRequest: {
    kind: 'partReturnRequest' as const,
    caseNo: 'DI-202609-001',
    recipient: 'D-101',
    facts: { noticeText: 'FND-06', parts: [{ partNo: 'FND-06-R', quantity: 2 }] },
  },
  claimRefusal: {
    kind: 'claimRefusal' as const,
    caseNo: 'DI-202609-001',
    recipient: 'D-101',
    facts: { noticeText: '§ 8', carrierClaim: true },
  },
  carrierClaim: {
    kind: 'carrierClaim' as const,
    caseNo: 'DI-202609-001',
    recipient: 'logistics-dept',
    facts: { noticeText: '§ 8', shipmentNo: 'SH-202609-001' },
  },
  incidentClosed: {
    kind: 'incidentClosed' as const,
    caseNo: 'DI-202609-001',
    recipient: 'D-101',
    facts: { endState: 'resolved', closingNote: null },
  },
};

/** What is recorded of a signature, as the diagrams send it. */
export const signedForm = (caseNo: string, changes: object = {}) => ({
  signature: {
    sheet: 'returnApproval' as const,
    caseNo,
    revision: 1,
    signingPoint: 'ruleQualityProblem',
    signingPointName: '判定是否质量问题',
    department: 'qualityDept',
    departmentName: '质量管理部',
    signedBy: 'qi.hua',
    signerName: '祁华',
    post: 'qualityDept',
    postName: '质量管理部',
    actedAs: 'holder' as const,
    standsInFor: null,
    standsInForName: null,
    signedAt: '2026-09-07T01:30:00.000Z',
    ...changes,
  },
  opinion: 'confirmed' as const,
  remark: '电池仓漏水',
  content: { qualityProblem: true, price: 1900.5, notes: ['甲', '乙'] },
});
