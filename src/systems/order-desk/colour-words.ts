/** Colours as the catalogue names them, by the words that dealers and staff write. */
const colours: Record<string, readonly string[]> = {
  red: ['红', '红色', '中国红'],
  blue: ['蓝', '蓝色', '海蓝'],
  black: ['黑', '黑色', '亮黑'],
  white: ['白', '白色', '珍珠白'],
  silver: ['银', '银色', '银灰'],
  green: ['绿', '绿色', '抹茶绿'],
};

/** The catalogue's word for a colour; any other word goes on as it is. */
export function colourOf(word: string): string {
  return Object.entries(colours).find(([, words]) => words.includes(word))?.[0] ?? word;
}
