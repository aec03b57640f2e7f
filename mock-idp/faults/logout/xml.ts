import type { LogoutFaultContext } from '../../saml/index.ts';
import type { LogoutFaultEntry } from '../parts.ts';
import { carrying, resigned } from './edits.ts';

/** A DOCTYPE goes before the root, so an enveloped signature holds on; the query is signed anew. */
function prologue(
  name: string,
  summary: string,
  clause: string,
  doctype: (root: string) => string,
  inNameId: string,
): LogoutFaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause,
    point: 'logout-wire',
    apply: async (message, context) => {
      const [declaration = '', rest = ''] = split(message.xml);
      const body = inNameId === '' ? rest : rest.replace(/(<saml2:NameID[^>]*>)/, `$1${inNameId}`);
      const xml = `${declaration}${doctype(`saml2p:${context.plan.kind}`)}${body}`;
      return resigned(carrying(message, xml, context), context);
    },
  };
}

function split(xml: string): [string, string] {
  const end = xml.startsWith('<?xml') ? xml.indexOf('?>') + 2 : 0;
  return [xml.slice(0, end), xml.slice(end)];
}

const entities = Array.from({ length: 8 }, (_, level) => {
  const inner = level === 0 ? 'lol' : `&l${level - 1};`.repeat(10);
  return `<!ENTITY l${level} "${inner}">`;
}).join('');

const inflated = 8 * 1024 * 1024;

/** Messages that attack the parser before anybody asks what they say. */
export const xmlFaults: readonly LogoutFaultEntry[] = [
  prologue(
    'logout-doctype',
    'A harmless DOCTYPE stands before the root.',
    'CWE-611',
    (root) => `<!DOCTYPE ${root}>`,
    '',
  ),
  prologue(
    'logout-external-entity',
    'A DOCTYPE declares an external entity, which NameID uses.',
    'CWE-611',
    (root) => `<!DOCTYPE ${root} [<!ENTITY x SYSTEM "file:///etc/hostname">]>`,
    '&x;',
  ),
  prologue(
    'logout-entity-bomb',
    'Eight entities, each ten of the one before, make a hundred million characters of NameID.',
    'CWE-776',
    (root) => `<!DOCTYPE ${root} [${entities}]>`,
    '&l7;',
  ),
  {
    name: 'logout-deflate-bomb',
    effect: 'negative',
    summary: 'A few thousand octets inflate to eight million.',
    clause: 'CWE-409',
    bindings: ['HTTP-Redirect'],
    point: 'logout-wire',
    apply: (message, context: LogoutFaultContext) =>
      resigned(carrying(message, `${message.xml}<!--${' '.repeat(inflated)}-->`, context), context),
  },
];
