import type { Span } from './tree.ts';

/** What may stand between angle brackets; everything but the last alternative is no start tag. */
const markup =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>|<\/[^>]*>|<([^!?/](?:"[^"]*"|'[^']*'|[^'">])*)>/g;

/** Where the start tags of a well-formed document stand, in document order, without their angle brackets. */
export function startTags(text: string): Span[] {
  return [...text.matchAll(markup)].flatMap((match) => {
    const inside = match[1];
    return inside === undefined ? [] : [{ start: match.index + 1, end: match.index + 1 + inside.length }];
  });
}

/** Where an attribute stands in the text, given its start tag and its name as written. */
export function attributeSpan(text: string, tag: Span, writtenName: string): Span {
  const inside = text.slice(tag.start, tag.end);
  for (const match of inside.matchAll(/\s([^\s=/"']+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
    if (match[1] !== writtenName) continue;
    const start = tag.start + match.index + 1;
    return { start, end: start + match[0].length - 1 };
  }
  return tag;
}
