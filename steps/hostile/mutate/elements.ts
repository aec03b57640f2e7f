/** Where elements stand in a text that may be XML no longer: found by their tags alone, so that what is broken can be broken further. */
export interface Span {
  name: string;
  from: number;
  /** End of the start tag. */
  open: number;
  /** Start of the end tag; same as `open` of an empty element. */
  close: number;
  to: number;
}

const tag = /<(\/?)([A-Za-z_][\w.:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

/** Every element whose end was found, in the order of their ends. */
export function elementsOf(xml: string): Span[] {
  const spans: Span[] = [];
  const waiting: { name: string; from: number; open: number }[] = [];
  for (const match of xml.matchAll(tag)) {
    const [whole, slash, name = '', , empty] = match;
    const from = match.index;
    const open = from + whole.length;
    if (slash === '/') {
      const start = waiting.pop();
      if (start?.name === name) spans.push({ ...start, close: from, to: open });
    } else if (empty === '/') spans.push({ name, from, open, close: open, to: open });
    else waiting.push({ name, from, open });
  }
  return spans;
}

/** The elements of a local name. */
export function elementsNamed(xml: string, local: string): Span[] {
  return elementsOf(xml).filter(({ name }) => name === local || name.endsWith(`:${local}`));
}

/** Puts a text in place of a part. */
export function spliced(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
