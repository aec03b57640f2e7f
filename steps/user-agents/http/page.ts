import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A parsed page: what a person could see, fill and press in it. */
export interface Page {
  url: string;
  root: Node;
  elements: readonly Element[];
}

/** Parses a page as a browser without script would. */
export function parsePage(url: string, html: string): Page {
  const root = parse(html, { scriptingEnabled: false });
  const elements: Element[] = [];
  walk(root, (element) => elements.push(element));
  return { url, root, elements };
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((entry) => entry.name === name)?.value;
}

/** Visible text below a node, with white space folded. */
export function textOf(node: Node): string {
  return rawText(node).replaceAll(/\s+/g, ' ').trim();
}

/** All elements below a node, itself not included. */
export function below(node: Node): Element[] {
  const found: Element[] = [];
  walk(node, (element) => {
    if (element !== node) found.push(element);
  });
  return found;
}

/** The control a visible label belongs to. */
export function controlByLabel(page: Page, label: string): Element | undefined {
  const byAria = page.elements.find((element) => isControl(element) && attribute(element, 'aria-label') === label);
  const element = page.elements.find((entry) => entry.tagName === 'label' && labelText(entry) === label);
  if (element === undefined) return byAria;
  const target = attribute(element, 'for');
  if (target === undefined) return below(element).find(isControl);
  return page.elements.find((entry) => attribute(entry, 'id') === target);
}

/** The button or link with this accessible name; buttons first. */
export function pressable(page: Page, name: string): Element | undefined {
  return (
    page.elements.find((element) => isButton(element) && accessibleName(element) === name) ??
    page.elements.find((element) => element.tagName === 'a' && accessibleName(element) === name)
  );
}

/** The form an element belongs to. */
export function formOf(page: Page, element: Element): Element | undefined {
  const owner = attribute(element, 'form');
  if (owner !== undefined) return page.elements.find((entry) => attribute(entry, 'id') === owner);
  for (let node: Node | null = element; node !== null && 'parentNode' in node; node = node.parentNode) {
    if ('tagName' in node && node.tagName === 'form') return node;
  }
  return undefined;
}

const isControl = (element: Element): boolean => ['input', 'select', 'textarea'].includes(element.tagName);

const isButton = (element: Element): boolean =>
  element.tagName === 'button' ||
  (element.tagName === 'input' && ['submit', 'button', 'image'].includes(attribute(element, 'type') ?? ''));

function accessibleName(element: Element): string {
  return (
    attribute(element, 'aria-label') ??
    (element.tagName === 'input' ? (attribute(element, 'value') ?? 'Submit') : textOf(element))
  );
}

/** The label's own words: the text of a control inside it (the options of a select) is not part of its name. */
function labelText(label: Element): string {
  return label.childNodes
    .filter((node) => !('tagName' in node && isControl(node)))
    .map(rawText)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const unseen = new Set(['script', 'style', 'template', 'head']);
const inline = new Set(['a', 'b', 'i', 'em', 'strong', 'span', 'code', 'small', 'abbr', 'time']);

function rawText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if ('tagName' in node && unseen.has(node.tagName)) return '';
  if (!('childNodes' in node)) return '';
  const text = node.childNodes.map(rawText).join('');
  return 'tagName' in node && !inline.has(node.tagName) ? ` ${text} ` : text;
}

function walk(node: Node, visit: (element: Element) => void): void {
  if ('tagName' in node) visit(node);
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, visit);
}
