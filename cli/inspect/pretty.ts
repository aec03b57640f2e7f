import { ns } from './document.ts';

/** Values by which a message could be sent again, or what is encrypted attacked at leisure. */
const secret: ReadonlySet<string> = new Set([`${ns.signature} SignatureValue`, `${ns.encryption} CipherValue`]);

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function attributesOf(element: Element): string {
  return Array.from(element.attributes)
    .map(({ name, value }) => ` ${name}="${escaped(value).replace(/"/g, '&quot;')}"`)
    .join('');
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Indented for people: not octet for octet what came. */
export function pretty(element: Element, withSecrets: boolean, indent = ''): string {
  const open = `${indent}<${element.tagName}${attributesOf(element)}`;
  const inner = Array.from(element.childNodes).filter(isElement);
  if (inner.length > 0) {
    const lines = inner.map((one) => pretty(one, withSecrets, `${indent}  `));
    return [`${open}>`, ...lines, `${indent}</${element.tagName}>`].join('\n');
  }
  const text = (element.textContent ?? '').trim().replace(/\s+/g, ' ');
  if (text === '') return `${open}/>`;
  const hidden = !withSecrets && secret.has(`${element.namespaceURI} ${element.localName}`);
  return `${open}>${hidden ? '[redacted]' : escaped(text)}</${element.tagName}>`;
}
