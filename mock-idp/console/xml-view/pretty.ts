/**
 * Lines of XML for a person to read. Tolerant on purpose: what it shows may be broken by a fault or hostile,
 * so it cuts at tags without understanding them, in one pass, and never drops a character that matters.
 */
interface Token {
  kind: 'open' | 'close' | 'empty' | 'other' | 'text';
  text: string;
}

/** Beyond this a message is shown as it is: nobody reads it line by line. */
const readableLimit = 200_000;

/** End of the markup that begins at `start`, quotes respected; -1 where it never ends. */
function endOfMarkup(xml: string, start: number): number {
  for (const [begin, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (xml.startsWith(begin, start)) {
      const found = xml.indexOf(end, start + begin.length);
      return found === -1 ? -1 : found + end.length;
    }
  }
  let quote = '';
  for (let index = start + 1; index < xml.length; index += 1) {
    const character = xml[index];
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index + 1;
  }
  return -1;
}

function kindOf(markup: string): Token['kind'] {
  if (markup.startsWith('</')) return 'close';
  if (markup.startsWith('<!') || markup.startsWith('<?')) return 'other';
  return markup.endsWith('/>') ? 'empty' : 'open';
}

function tokens(xml: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < xml.length) {
    if (xml[at] === '<') {
      const end = endOfMarkup(xml, at);
      const text = xml.slice(at, end === -1 ? xml.length : end);
      found.push({ kind: end === -1 ? 'text' : kindOf(text), text });
      at += text.length;
    } else {
      const next = xml.indexOf('<', at);
      const text = xml.slice(at, next === -1 ? xml.length : next);
      if (text.trim() !== '') found.push({ kind: 'text', text });
      at += text.length;
    }
  }
  return found;
}

/** A long tag takes one line per attribute, so that a difference is marked where it is. */
function tagLines(tag: string, indent: string): string[] {
  if (tag.length < 100) return [indent + tag];
  const attributes = tag.match(/\s+[^\s=]+="[^"]*"/g);
  if (attributes === null) return [indent + tag];
  const name = tag.slice(0, tag.search(/\s/));
  const rest = tag.slice(name.length + attributes.join('').length);
  const lines = attributes.map((attribute) => `${indent}    ${attribute.trim()}`);
  return [indent + name, ...lines.slice(0, -1), (lines.at(-1) ?? '') + rest];
}

/** Breaks XML into indented lines; an element with only text keeps to one line. */
export function prettyLines(xml: string): string[] {
  if (xml.length > readableLimit) return xml.split('\n');
  const lines: string[] = [];
  const all = tokens(xml);
  let depth = 0;
  for (let index = 0; index < all.length; index += 1) {
    const token = all[index];
    if (token === undefined) break;
    if (token.kind === 'close') depth = Math.max(0, depth - 1);
    const indent = '  '.repeat(Math.min(depth, 40));
    const [text, close] = [all[index + 1], all[index + 2]];
    if (token.kind === 'open' && text?.kind === 'text' && close?.kind === 'close') {
      const [first = '', ...others] = (text.text + close.text).split('\n');
      const tag = tagLines(token.text, indent);
      lines.push(...tag.slice(0, -1), (tag.at(-1) ?? '') + first, ...others);
      index += 2;
    } else {
      lines.push(
        ...(token.kind === 'open' || token.kind === 'empty' ? tagLines(token.text, indent) : [indent + token.text]),
      );
      if (token.kind === 'open') depth += 1;
    }
  }
  return lines;
}
