export type Token =
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'name'; value: string }
  | { kind: 'sign'; value: string };

/** Longest first, so that `==` is not read as two signs. */
const signs = [
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '?:',
  '?',
  ':',
  '+',
  '<',
  '>',
  '!',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  ',',
  '.',
];
const namePattern = /[A-Za-z_][A-Za-z0-9_]*/y;
const numberPattern = /\d+(?:\.\d+)?/y;

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

/** Reads a quoted string; inside it the quote is written twice or after a backslash. */
function readString(source: string, at: number): { value: string; end: number } | undefined {
  const quote = source[at];
  let value = '';
  for (let i = at + 1; i < source.length; i += 1) {
    const character = source[i];
    if (character === '\\' && i + 1 < source.length) {
      i += 1;
      value += source[i];
    } else if (character !== quote) value += character;
    else if (source[i + 1] === quote) {
      i += 1;
      value += quote;
    } else return { value, end: i + 1 };
  }
  return undefined;
}

/** Splits an expression into tokens; undefined when a character cannot belong to one. */
export function tokenize(source: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? '';
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    if (character === '"' || character === "'") {
      const text = readString(source, at);
      if (!text) return undefined;
      tokens.push({ kind: 'string', value: text.value });
      at = text.end;
      continue;
    }
    const name = match(namePattern, source, at);
    const digits = name === undefined ? match(numberPattern, source, at) : undefined;
    const sign = name ?? digits ?? signs.find((candidate) => source.startsWith(candidate, at));
    if (sign === undefined) return undefined;
    if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else if (digits !== undefined) tokens.push({ kind: 'number', value: Number(digits) });
    else tokens.push({ kind: 'sign', value: sign });
    at += sign.length;
  }
  return tokens;
}
