import type { Locale } from '../config';

/** Posts and departments that act, by the glossary's identifiers, with the words people read. */
const names = {
  warehouseKeeper: ['仓库保管员', 'warehouse keeper'],
  storeManager: ['售后管理员', 'after-sales store manager'],
  backOfficeClerk: ['内勤人员', 'back-office clerk'],
  issueSlipClerk: ['开单员', 'issue-slip clerk'],
  issueSlipReviewer: ['出库单审核人', 'issue-slip reviewer'],
  dispatchChecker: ['校对人', 'checker'],
  dispatchApprover: ['核准人', 'dispatch approver'],
  packer: ['包装员', 'packer'],
  shipper: ['发货员', 'shipper'],
  materialPicker: ['领料员', 'material picker'],
  purchaser: ['采购员', 'purchaser'],
  purchaseShippingClerk: ['采购发运员', 'purchase-and-shipping clerk'],
  deptFinanceClerk: ['服务营销部财务人员', 'department finance clerk'],
  serviceMarketingHead: ['服务营销部负责人', 'head of the Service Marketing Department'],
  qualityInspector: ['质检员', 'quality inspector'],
  qualityInfoAdmin: ['质量信息管理员', 'quality information administrator'],
  complaintSpecialist: ['客诉专员', 'complaint specialist'],
  caseHandler: ['经办人', 'case handler'],
  fieldServiceStaff: ['服务市场人员', 'field-service staff'],
  warrantyReturnsClerk: ['三包退货员', 'warranty-returns clerk'],
  warrantyAdjudicator: ['三包判定人', 'warranty adjudicator'],
  serviceDirector: ['服务总监', 'service director'],
  manufacturingCentreGm: ['制造中心总经理', 'general manager of the Manufacturing Centre'],
  marketingCentreGm: ['营销中心总经理', 'general manager of the Marketing Centre'],
  manufacturingCentreVp: ['制造中心副总', 'vice-president of the Manufacturing Centre'],
  marketingCentreVp: ['营销中心副总', 'vice-president of the Marketing Centre'],
  companyGm: ['公司总经理', 'company general manager'],
  specialMeeting: ['专项会议', 'special meeting'],
  serviceMarketingDept: ['服务营销部', 'Service Marketing Department'],
  afterSalesUnit: ['售后部', 'after-sales unit'],
  qualityDept: ['质量管理部', 'Quality Management Department'],
  manufacturingCentre: ['制造中心', 'Manufacturing Centre'],
  marketingCentre: ['营销中心', 'Marketing Centre'],
  marketDept: ['市场部', 'Market Department'],
  customerServiceDept: ['客服部', 'Customer Service Department'],
  logisticsDept: ['物流部', 'Logistics Department'],
  financeDept: ['财务部', 'Finance Department'],
  technicalDept: ['技术部', 'Technical Department'],
  purchasingDept: ['采购部', 'Purchasing Department'],
  administrationDept: ['行政部', 'Administration Department'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Post = keyof typeof names;

/** Whether a text is the identifier of a post or of a department that acts. */
export const isPost = (text: string): text is Post => Object.hasOwn(names, text);

/** All of them, in camelCase. */
export const posts: readonly Post[] = Object.keys(names).filter(isPost);

/** `logisticsDept` → `logistics-dept`: a post as a candidate group of a diagram. */
export const candidateGroupOf = (post: Post): string => post.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `logistics-dept` → `logisticsDept`; undefined for a group that is no known post. */
export function postOfGroup(group: string): Post | undefined {
  const post = group.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return isPost(post) && candidateGroupOf(post) === group ? post : undefined;
}

/** What people call the post. */
export const postName = (post: Post, locale: Locale): string => names[post][locale === 'zh-CN' ? 0 : 1];

/** What people call a department; its identifier when the directory does not know it. */
export const departmentName = (department: string, locale: Locale): string => (isPost(department) ? postName(department, locale) : department);
