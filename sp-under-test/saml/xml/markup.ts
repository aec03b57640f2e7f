/** What a message looks like before a parser has touched it. */
export interface Markup {
  /** First violation of XML 1.0 well-formedness, if any. */
  malformed?: string;
  doctype: boolean;
  /** Deepest nesting of elements. */
  depth: number;
  /** Tags, comments, CDATA sections and processing instructions together. */
  pieces: number;
  /** Most attributes on one element. */
  attributes: number;
  /** A processing instruction stands inside the root element. */
  instructionInside: boolean;
}

const name = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_.\\-\\u00B7]*(?::[\\p{L}_][\\p{L}\\p{N}\\p{M}_.\\-\\u00B7]*)?';
const startTag = new RegExp(`<(${name})((?:\\s+${name}\\s*=\\s*(?:"[^<"]*"|'[^<']*'))*)\\s*(/?)>`, 'uy');
const endTag = new RegExp(`</(${name})\\s*>`, 'uy');
const quoted = /"[^"]*"|'[^']*'/g;
const declaration =
  /^<\?xml\s+version\s*=\s*(["'])1\.0\1(?:\s+encoding\s*=\s*(["'])utf-8\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/i;
const badCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const badReference = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)/;
const numericReference = /&#(?:x([\dA-Fa-f]+)|(\d+));/g;

/**
 * Reads the markup once, in linear time, without building anything. xmldom is lenient (a bare `&`, text after the
 * root, a `<` in an attribute) and slow on hostile shapes; what two parsers could read differently, and what would
 * keep one busy, is found here. DOCTYPE is only noted: nothing behind it is ever interpreted.
 */
export function inspectMarkup(xml: string): Markup {
  const markup: Markup = { doctype: false, depth: 0, pieces: 0, attributes: 0, instructionInside: false };
  const malformed = walk(xml, markup);
  return malformed === undefined ? markup : { ...markup, malformed };
}

function walk(xml: string, markup: Markup): string | undefined {
  if (badCharacter.test(xml)) return 'a character that XML does not allow';
  const start = xml.startsWith('<?xml') && /\s/.test(xml.charAt(5)) ? declaration.exec(xml)?.[0].length : 0;
  if (start === undefined) return 'an XML declaration other than version 1.0 in UTF-8';
  const open: string[] = [];
  let roots = 0;
  let at = start;
  while (at < xml.length) {
    const next = indexOr(xml, '<', at);
    const objection = textObjection(xml.slice(at, next), open.length > 0);
    if (objection !== undefined) return objection;
    if (next === xml.length) break;
    markup.pieces += 1;
    const end = skipSection(xml, next, open.length, markup);
    if (typeof end === 'string') return end;
    if (end !== undefined) {
      at = end;
      continue;
    }
    const tag = readTag(xml, next, open, markup);
    if (typeof tag === 'string') return tag;
    roots += tag.opensRoot ? 1 : 0;
    if (roots > 1) return 'more than one root element';
    at = tag.end;
  }
  if (open.length > 0) return `element ${open.at(-1)} is never closed`;
  return roots === 1 ? undefined : 'no root element';
}

/** The end of a comment, CDATA section, instruction or DOCTYPE that starts here; undefined if a tag does. */
function skipSection(xml: string, at: number, depth: number, markup: Markup): number | string | undefined {
  if (xml.startsWith('<!--', at)) {
    const end = xml.indexOf('--', at + 4);
    return end !== -1 && xml[end + 2] === '>' ? end + 3 : 'a comment that holds -- or never ends';
  }
  if (xml.startsWith('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', at);
    return depth > 0 && end !== -1 ? end + 3 : 'a CDATA section outside the root or without end';
  }
  if (xml.startsWith('<!', at)) {
    markup.doctype = true;
    return 'a declaration other than a comment or CDATA section';
  }
  if (!xml.startsWith('<?', at)) return undefined;
  if (depth > 0) markup.instructionInside = true;
  const end = xml.indexOf('?>', at);
  if (end === -1 || /^<\?xml[\s?]/i.test(xml.slice(at, at + 6))) return 'a broken processing instruction';
  return end + 2;
}

function readTag(
  xml: string,
  at: number,
  open: string[],
  markup: Markup,
): { end: number; opensRoot: boolean } | string {
  endTag.lastIndex = at;
  const closing = xml[at + 1] === '/' ? endTag.exec(xml) : null;
  if (closing !== null) {
    if (open.pop() !== closing[1]) return `end tag ${closing[1]} without its start`;
    return { end: endTag.lastIndex, opensRoot: false };
  }
  startTag.lastIndex = at;
  const match = startTag.exec(xml);
  if (match === null) return 'a broken tag';
  const values = match[2]?.match(quoted) ?? [];
  markup.attributes = Math.max(markup.attributes, values.length);
  markup.depth = Math.max(markup.depth, open.length + 1);
  const objection = values.map((value) => textObjection(value, true)).find((one) => one !== undefined);
  if (objection !== undefined) return objection;
  const opensRoot = open.length === 0;
  if (match[3] !== '/') open.push(match[1] ?? '');
  return { end: startTag.lastIndex, opensRoot };
}

function textObjection(text: string, inside: boolean): string | undefined {
  if (!inside) return /^[ \t\r\n]*$/.test(text) ? undefined : 'text outside the root element';
  if (text.includes(']]>') && !/^["']/.test(text)) return ']]> in text';
  if (badReference.test(text)) return 'a reference to an undeclared entity or a bare ampersand';
  for (const [, hex, decimal] of text.matchAll(numericReference)) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code > 0x10ffff || badCharacter.test(String.fromCodePoint(code))) return 'a reference to a forbidden character';
  }
  return undefined;
}

function indexOr(xml: string, what: string, from: number): number {
  const found = xml.indexOf(what, from);
  return found === -1 ? xml.length : found;
}
