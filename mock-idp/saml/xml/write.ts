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
  const parts: [string, string][] = [];
  for (const name in node.attributes) parts.push([name, node.attributes[name] ?? '']);
  for (const prefix in node.namespaces) parts.push([declarationOf(prefix), node.namespaces[prefix] ?? '']);
  if (parts.length > 1) parts.sort(([a], [b]) => (a < b ? -1 : 1));
  let text = `<${node.name}`;
  for (const [name, value] of parts) text += ` ${name}="${escapeAttribute(value)}"`;
  if (node.children.length === 0) return `${text}/>`;
  text += '>';
  for (const item of node.children) text += writeNode(item);
  return `${text}</${node.name}>`;
}

const declarationOf = (prefix: string) => (prefix === '' ? 'xmlns' : `xmlns:${prefix}`);

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
  const scope = within(outer, node.namespaces);
  const names = Object.keys(node.attributes);
  const due = prefixesDue(node, names, scope, printed, inclusive);
  // Most elements print no declaration; they share the maps of their parent, which is what makes this fast.
  let now = printed;
  let text = `<${node.name}`;
  if (due.length > 0) {
    const more: Record<string, string> = { ...printed };
    for (const prefix of due) {
      const uri = scope[prefix] ?? '';
      more[prefix] = uri;
      text += ` ${declarationOf(prefix)}="${escapeAttribute(uri)}"`;
    }
    now = more;
  }
  for (const name of names.length < 2 ? names : sortAttributes(names, scope)) {
    text += ` ${name}="${escapeAttribute(node.attributes[name] ?? '')}"`;
  }
  text += '>';
  for (const item of node.children) text += canonicalNode(item, scope, now, inclusive);
  return `${text}</${node.name}>`;
}

/** What an element sees; its parent's own map where it declares nothing new, as Okta's repeated declarations do not. */
function within(outer: Scope, declared: Scope): Scope {
  for (const prefix in declared) if (outer[prefix] !== declared[prefix]) return { ...outer, ...declared };
  return outer;
}

/** The prefixes an element has to declare: those it uses or that are inclusive, unless printed above it. */
function prefixesDue(
  node: XmlElement,
  names: readonly string[],
  scope: Scope,
  printed: Scope,
  inclusive: readonly string[],
): string[] {
  const due: string[] = [];
  const consider = (prefix: string) => {
    const uri = scope[prefix] ?? (prefix === '' ? '' : undefined);
    if (uri === undefined) throw new Error(`Prefix "${prefix}" of ${node.name} is declared nowhere.`);
    if (uri !== (printed[prefix] ?? (prefix === '' ? '' : undefined)) && !due.includes(prefix)) due.push(prefix);
  };
  consider(prefixOf(node.name));
  for (const name of names) {
    if (name.includes(':') && !name.startsWith('xml:')) consider(prefixOf(name));
  }
  for (const prefix of inclusive) {
    if (prefix in scope) consider(prefix);
  }
  return due.length < 2 ? due : due.sort();
}

/** By namespace, then by local name. */
function sortAttributes(names: string[], scope: Scope): string[] {
  if (!names.some((name) => name.includes(':'))) return names.sort();
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
  // Nearly nothing needs it, and looking is cheaper than replacing nothing.
  if (!/[&<>\r]/.test(value)) return value;
  return value.replace(/[&<>\r]/g, (found) => TEXT_ESCAPES[found] ?? found);
}

function escapeAttribute(value: string): string {
  if (!/[&<"\t\n\r]/.test(value)) return value;
  return value.replace(/[&<"\t\n\r]/g, (found) => ATTRIBUTE_ESCAPES[found] ?? found);
}
