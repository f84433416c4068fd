/**
 * Headings that dealers write above their columns, by what the column means: the one place to add another.
 * Case, spaces and full-width letters make no difference, nor does a remark in brackets: `数量（件）` is `数量`.
 */
export const headings = {
  dealerNo: ['经销商编号', '经销商代码', '经销商号', '客户编号', '客户代码', 'dealer no', 'dealer no.', 'dealer number', 'dealer code', 'dealerNo'],
  dealerOrderNo: ['订单号', '订单编号', '经销商订单号', '客户订单号', '采购单号', 'order no', 'order no.', 'order number', 'dealer order no', 'dealer order no.', 'dealer order number', 'PO no', 'PO number', 'dealerOrderNo'],
  shippingMethod: ['发运方式', '运输方式', '发货方式', '配送方式', 'shipping method', 'ship by', 'delivery method', 'shippingMethod'],
  partialAllowed: ['允许部分发货', '可部分发货', '是否允许部分发货', '允许分批发货', 'partial shipment', 'partial allowed', 'partial', 'partialAllowed'],
  source: ['订单类型', '订单来源', '来源', 'order type', 'source'],
  caseNo: ['案件号', '索赔单号', '受理单号', 'case no', 'case no.', 'claim no', 'case number', 'caseNo'],
  partNo: ['配件编号', '配件代码', '配件号', '零件号', '零件编号', '物料编码', 'part no', 'part no.', 'part number', 'part code', 'partNo'],
  partName: ['配件名称', '零件名称', '名称', '品名', 'part name', 'partName'],
  variety: ['品种', 'variety'],
  model: ['车型', '适用车型', 'model', 'vehicle model'],
  colour: ['颜色', '色号', 'colour', 'color'],
  quantity: ['数量', '订购数量', '订货数量', 'quantity', 'qty', 'ordered quantity'],
  /** The day on the dealer's order; prices go by the day on which the clerk registers it (I-G-14). */
  orderDate: ['下单日期', '订单日期', '订货日期', '日期', 'order date', 'date'],
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof headings;

/** Columns without which a file is no file of orders. */
export const neededFields: readonly Field[] = ['dealerNo', 'dealerOrderNo', 'partNo', 'quantity'];

/** A column that will do in place of a needed one: who names a part without its number is asked for it (DO-D1.2). */
export const inPlaceOf: Partial<Record<Field, Field>> = { partNo: 'partName' };

/** Words of a column with a fixed choice, by the value they mean. */
export const choices = {
  shippingMethod: {
    withVehicle: ['随车', '随车发运', '随整车', '随车发货', 'with vehicle', 'vehicle', 'withVehicle'],
    courier: ['快递', '快件', '顺丰', 'courier', 'express'],
    freight: ['物流', '货运', '零担', '零担物流', '货运专线', 'freight', 'truck', 'LTL'],
  },
  partialAllowed: {
    true: ['是', '允许', '可以', '可', 'yes', 'y', 'true', '1'],
    false: ['否', '不允许', '不可以', '不可', 'no', 'n', 'false', '0'],
  },
  source: {
    dealerPurchase: ['采购', '采购订单', '经销商采购', '普通订单', 'purchase', 'dealer purchase', 'dealerPurchase'],
    warrantyExchange: ['保修换件', '三包换件', '索赔换件', 'warranty', 'warranty exchange', 'warrantyExchange'],
    freeReplacement: ['免费更换', '免费补发', 'free replacement', 'freeReplacement'],
  },
} as const;

/** Words at the beginning of a cell that make its row a total or a remark beside the lines. */
const besideWords = ['合计', '本页合计', '小计', '总计', '共计', '备注', '备注说明'];
const besideWhole = ['total', 'subtotal', 'sub total', 'grand total', 'sum', 'remark', 'remarks', 'note', 'notes'];

export const isBeside = (text: string): boolean =>
  besideWords.some((word) => plain(text).startsWith(word)) || besideWhole.some((word) => plain(word) === plain(text));

/** A text in the form in which headings and words are compared; a longer one than any of them is left as it is. */
export function plain(text: string): string {
  if (text.length > 100) return text;
  return text.normalize('NFKC').replace(/\([^)]*\)/g, '').replace(/[\s*:_-]+/g, '').toLowerCase();
}

const fieldsByHeading = new Map(
  Object.entries(headings).flatMap(([field, words]) => words.map((word): [string, string] => [plain(word), field])),
);

/** What the column below this heading means; undefined for a column that is not used. */
export function fieldOf(heading: string): Field | undefined {
  const found = fieldsByHeading.get(plain(heading));
  return isField(found) ? found : undefined;
}

const isField = (name: string | undefined): name is Field => name !== undefined && Object.hasOwn(headings, name);

/** The value that a word of a fixed choice means. */
export function choiceOf(field: keyof typeof choices, word: string): string | undefined {
  const options = Object.entries<readonly string[]>(choices[field]);
  return options.find(([, words]) => words.some((each) => plain(each) === plain(word)))?.[0];
}
