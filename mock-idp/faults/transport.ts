import { deflateRawSync } from 'node:zlib';
import type { WireMessage } from '../saml/index.ts';
import { type FaultEntry, family, withSamlResponse } from './parts.ts';

const POST = 'SAMLBind §3.5.4';
const RELAY = 'SAMLBind §3.5.3';

function wire(
  name: string,
  effect: 'negative' | 'benign' | 'open',
  summary: string,
  clause: string,
  edit: (message: WireMessage) => WireMessage,
): FaultEntry {
  return { name, effect, summary, clause, point: 'wire', apply: edit };
}

function without(message: WireMessage, name: string): WireMessage {
  return { ...message, fields: message.fields.filter((field) => field.name !== name) };
}

function twice(message: WireMessage, name: string, second: (value: string) => string): WireMessage {
  return {
    ...message,
    fields: message.fields.flatMap((field) =>
      field.name === name ? [field, { name, value: second(field.value) }] : [field],
    ),
  };
}

/** How the form travels. */
export const transportFamily = family('transport', [
  wire('relay-state-lost', 'open', 'The form has no RelayState.', RELAY, (message) => without(message, 'RelayState')),
  {
    name: 'relay-state-altered',
    effect: 'open',
    summary: 'RelayState is another one than was sent.',
    clause: RELAY,
    parameters: { value: 'The other RelayState.' },
    defaults: { value: 'https://sp.attacker.example/' },
    point: 'wire',
    apply: (message, { parameters }) => ({
      ...without(message, 'RelayState'),
      fields: [...without(message, 'RelayState').fields, { name: 'RelayState', value: parameters.value ?? '' }],
    }),
  },
  wire(
    'relay-state-header',
    'open',
    'RelayState holds a line break and a Set-Cookie line.',
    'CWE-93, CWE-113',
    (message) => ({
      ...message,
      fields: [
        ...without(message, 'RelayState').fields,
        { name: 'RelayState', value: '/\r\nSet-Cookie: assay-injected=yes' },
      ],
    }),
  ),
  wire(
    'relay-state-tab',
    'open',
    'RelayState has a tab between two slashes before the host.',
    'CWE-601',
    (message) => ({
      ...message,
      fields: [
        ...without(message, 'RelayState').fields,
        // A browser drops the tab from an address, and two slashes begin a host.
        { name: 'RelayState', value: '/\t/stranger.invalid/landing' },
      ],
    }),
  ),
  wire('relay-state-long', 'open', 'RelayState has 4096 bytes.', RELAY, (message) => ({
    ...message,
    fields: [...without(message, 'RelayState').fields, { name: 'RelayState', value: 'r'.repeat(4096) }],
  })),
  wire('relay-state-duplicated', 'open', 'The form has a second, other RelayState.', RELAY, (message) =>
    twice(message, 'RelayState', () => 'https://sp.attacker.example/'),
  ),
  wire('saml-response-duplicated', 'negative', 'The form has SAMLResponse twice.', `${POST}; CWE-235`, (message) =>
    twice(message, 'SAMLResponse', (value) => value),
  ),
  wire('saml-response-missing', 'negative', 'The form has no SAMLResponse.', POST, (message) =>
    without(message, 'SAMLResponse'),
  ),
  wire('saml-request-beside', 'negative', 'The form has a SAMLRequest beside SAMLResponse.', POST, (message) => ({
    ...message,
    fields: [
      ...message.fields,
      ...message.fields
        .filter(({ name }) => name === 'SAMLResponse')
        .map(({ value }) => ({ name: 'SAMLRequest', value })),
    ],
  })),
  wire('get-instead-of-post', 'negative', 'The form is sent by GET.', 'SAMLProf §4.1.2', (message) => ({
    ...message,
    method: 'GET',
  })),
  wire('deflated', 'negative', 'SAMLResponse is compressed, as for HTTP-Redirect.', POST, (message) =>
    withSamlResponse(message, deflateRawSync(Buffer.from(message.xml, 'utf8')).toString('base64')),
  ),
  {
    name: 'delay',
    effect: 'benign',
    summary: 'The delivery page keeps the browser waiting.',
    clause: 'SAMLBind §3.5',
    parameters: { milliseconds: 'How long, up to 60000.' },
    defaults: { milliseconds: '2000' },
    point: 'wire',
    apply: (message, { parameters }) => ({
      ...message,
      delayMs: Math.min(60_000, Math.max(0, Number.parseInt(parameters.milliseconds ?? '0', 10) || 0)),
    }),
  },
]);
