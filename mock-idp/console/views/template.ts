/**
 * Pages that are drawn once and filled many times: a page that every sign-in ends with must not be laid out anew for each.
 */

/** Stands in the drawn page where a value goes. Private-use characters: nothing escapes them, nobody writes them. */
const mark = (name: string) => `\u{e000}${name}\u{e001}`;
const marks = /\u{e000}(\w+)\u{e001}/u;

/** HTML already; everything else is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** Escapes as the renderer of the other pages does: for text, and for attributes in double quotes. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<"]/g, (sign) => escapes[sign] ?? sign);
}

/** Draws once, with a mark in the place of each value, and answers what fills the marks. */
export function template<Name extends string>(
  draw: (mark: (name: Name) => string) => string,
): (values: Readonly<Record<Name, string | Html>>) => string {
  // Odd places hold the names.
  const pieces = draw(mark).split(marks);
  return (values) => {
    let page = '';
    for (const [place, piece] of pieces.entries()) {
      if (place % 2 === 0) page += piece;
      else page += filled(values, piece);
    }
    return page;
  };
}

function filled(values: Readonly<Record<string, string | Html>>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`The page has a place for ${name}, and nobody knows what goes there.`);
  return value instanceof Html ? value.text : escapeHtml(value);
}
