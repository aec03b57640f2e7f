/**
 * Prints the tree twice over: as the document Okta would send, and in the exclusive canonical form that signatures are
 * made over. Both escape alike, so a consumer that canonicalises the document arrives at the same octets.
 */
import { isElement, localName } from './edit.ts';
import type { XmlElement, XmlNode } from './tree.ts';

type Scope = Readonly<Record<string, string>>;

/** The first line of every message. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Prints an element as it stands in a message: names in ASCII order, declarations among the attributes. */
export function writeElement(node: XmlElement): string {
  const parts: [string, string][] = Object.entries(node.attributes);
  for (const [prefix, uri] of Object.entries(node.namespaces)) {
    parts.push([prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri]);
  }
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  const open = `<${node.name}${parts.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')}`;
  if (node.children.length === 0) return `${open}/>`;
  return `${open}>${node.children.map(writeNode).join('')}</${node.name}>`;
}

function writeNode(node: XmlNode): string {
  switch (node.kind) {
    case 'element':
      return writeElement(node);
    case 'text':
      return escapeText(node.value);
    case 'cdata':
      return `<![CDATA[${node.value}]]>`;
    case 'comment':
      return `<!--${node.value}-->`;
    case 'instruction':
      return `<?${node.target} ${node.data}?>`;
  }
}

/** What a canonicalisation depends on beside the element. */
export interface CanonicalOptions {
  /** Prefixes of `ec:InclusiveNamespaces`: printed where they come into scope, used or not. */
  inclusivePrefixes?: readonly string[];
  /** Declarations made by ancestors that are not part of what is canonicalised. */
  scope?: Scope;
}

/**
 * Exclusive XML Canonicalization 1.0 without comments.
 * The apex sees what its ancestors declared, but nothing counts as printed yet: an inclusive prefix such as `xs` that the
 * Response already printed is therefore left out of the Assertion inside a Response, and printed when the Assertion
 * stands alone for its own digest. Mixing the two up breaks every Assertion signature.
 */
export function canonicalise(apex: XmlElement, options: CanonicalOptions = {}): string {
  return canonicalElement(apex, options.scope ?? {}, {}, options.inclusivePrefixes ?? []);
}

function canonicalElement(node: XmlElement, outer: Scope, printed: Scope, inclusive: readonly string[]): string {
  const declares = Object.keys(node.namespaces).length > 0;
  const scope = declares ? { ...outer, ...node.namespaces } : outer;
  const names = Object.keys(node.attributes);
  const due = prefixesDue(node, names, scope, printed, inclusive);
  // Most elements print no declaration; they share the maps of their parent, which is what makes this fast.
  const now = due.length === 0 ? printed : { ...printed, ...Object.fromEntries(due) };
  const declarations = due.map(
    ([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`,
  );
  const attributes = (names.length < 2 ? names : sortAttributes(names, scope)).map(
    (name) => ` ${name}="${escapeAttribute(node.attributes[name] ?? '')}"`,
  );
  let inside = '';
  for (const item of node.children) inside += canonicalNode(item, scope, now, inclusive);
  return `<${node.name}${declarations.join('')}${attributes.join('')}>${inside}</${node.name}>`;
}

/** The declarations an element has to print: of prefixes it uses or that are inclusive, unless printed above it. */
function prefixesDue(
  node: XmlElement,
  names: readonly string[],
  scope: Scope,
  printed: Scope,
  inclusive: readonly string[],
): [string, string][] {
  const due = new Map<string, string>();
  const consider = (prefix: string) => {
    const uri = scope[prefix] ?? (prefix === '' ? '' : undefined);
    if (uri === undefined) throw new Error(`Prefix "${prefix}" of ${node.name} is declared nowhere.`);
    if (uri !== (printed[prefix] ?? (prefix === '' ? '' : undefined))) due.set(prefix, uri);
  };
  consider(prefixOf(node.name));
  for (const name of names) {
    if (name.includes(':') && !name.startsWith('xml:')) consider(prefixOf(name));
  }
  for (const prefix of inclusive) {
    if (prefix in scope) consider(prefix);
  }
  return due.size < 2 ? [...due] : [...due].sort(([a], [b]) => (a < b ? -1 : 1));
}

function sortAttributes(names: readonly string[], scope: Scope): string[] {
  return names
    .map((name) => ({
      name,
      key: `${name.includes(':') ? (scope[prefixOf(name)] ?? '') : ''}\u0000${localName(name)}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ name }) => name);
}

function canonicalNode(node: XmlNode, scope: Scope, printed: Scope, inclusive: readonly string[]): string {
  if (isElement(node)) return canonicalElement(node, scope, printed, inclusive);
  if (node.kind === 'comment') return '';
  return node.kind === 'cdata' ? escapeText(node.value) : writeNode(node);
}

function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon);
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Escapes character data as Canonical XML does. */
export function escapeText(value: string): string {
  return value.replace(/[&<>\r]/g, (found) => TEXT_ESCAPES[found] ?? found);
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (found) => ATTRIBUTE_ESCAPES[found] ?? found);
}
