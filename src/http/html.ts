/** A piece of a page whose text is safe to stand in it. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | undefined | Part[];

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Builds a page piece by piece; whatever is put in as text is written out, never read as markup. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(pieces.map((piece, index) => (index === 0 ? piece : written(parts[index - 1]) + piece)).join(''));
}

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return String(part ?? '').replace(/[&<>"']/g, (mark) => marks[mark] ?? '');
}
