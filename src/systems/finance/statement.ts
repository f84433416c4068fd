import type { z } from 'zod';
import type { Locale } from '../../config';
import type { painterSettlement } from './settlement-operations';

type Settlement = z.input<typeof painterSettlement>;

/** The statement of a settlement for the paint shop, as it is printed (OP-12). */
export const statementText = (settlement: Settlement, language: Locale): string =>
  (language === 'en' ? english : chinese)(settlement).join('\n');

function chinese({ settlementNo, painterNo, month, opening, claims, deducted, closing, deductions }: Settlement): string[] {
  const [year, number] = month.split('-').map(Number);
  return [
    `烤漆厂月结对账单 ${settlementNo}`,
    `烤漆厂：${painterNo}    月份：${year} 年 ${number} 月`,
    '',
    `上月余额：${opening} 元`,
    `本月加工费：${claims} 元`,
    `本月扣款：${deducted} 元`,
    ...deductions.map((each) => `  ${each.deductionNo}  外协单 ${each.outsourcingOrderNo}  ${each.whitePartNo}  短少 ${each.quantity} 件  ${each.amount} 元`),
    closing.startsWith('-') ? `欠款 ${closing.slice(1)} 元，转下月冲抵，本月不付款` : `应付：${closing} 元`,
  ];
}

function english({ settlementNo, painterNo, month, opening, claims, deducted, closing, deductions }: Settlement): string[] {
  return [
    `Month-end statement ${settlementNo}`,
    `Paint shop: ${painterNo}    Month: ${month}`,
    '',
    `Balance brought forward: CNY ${opening}`,
    `Claims of the month: CNY ${claims}`,
    `Deductions: CNY ${deducted}`,
    ...deductions.map((each) => `  ${each.deductionNo}  order ${each.outsourcingOrderNo}  ${each.whitePartNo}  ${each.quantity} missing  CNY ${each.amount}`),
    closing.startsWith('-') ? `CNY ${closing.slice(1)} are owed by the paint shop and carried to the next month; nothing is paid` : `Payable: CNY ${closing}`,
  ];
}
