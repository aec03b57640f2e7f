export { attribute, child, children, elements, ns, text } from './dom.ts';
export { escapeXml } from './escape.ts';
export { inspectMarkup, type Markup } from './markup.ts';
export { parseXml, XmlError } from './parse.ts';
export { parseInstant } from './time.ts';
