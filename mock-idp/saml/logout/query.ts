/** The signed query of HTTP-Redirect (SAMLBind §3.4.4.1). */
import type { KeyObject } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { LogoutWire, QueryParameter } from '../logout-contracts.ts';
import { signOctets, usualSignatureMethod } from '../xml/index.ts';

/** A parameter with its value escaped as most implementations do. */
export function queryParameter(name: string, value: string): QueryParameter {
  return { name, value: encodeURIComponent(value) };
}

/** A message as a parameter: DEFLATE, base64, escapes. */
export function messageParameter(name: 'SAMLRequest' | 'SAMLResponse', xml: string): QueryParameter {
  return queryParameter(name, deflateRawSync(Buffer.from(xml, 'utf8')).toString('base64'));
}

/** Appends SigAlg, and the Signature over everything before it; without an algorithm, that of the key. */
export async function signQuery(
  query: readonly QueryParameter[],
  signer: KeyObject,
  algorithm: string = usualSignatureMethod(signer),
): Promise<QueryParameter[]> {
  const named = [...query, queryParameter('SigAlg', algorithm)];
  const value = await signOctets(Buffer.from(printQuery(named), 'utf8'), signer, algorithm);
  return [...named, queryParameter('Signature', value.toString('base64'))];
}

/** The query as it stands in the URL. */
export function printQuery(query: readonly QueryParameter[]): string {
  return query.map(({ name, value }) => `${name}=${value}`).join('&');
}

/** The RelayState that leaves with a message, as its reader will see it; the first, if there are several. */
export function relayStateOf(wire: LogoutWire): string | undefined {
  if (wire.binding === 'HTTP-POST') return wire.fields.find(({ name }) => name === 'RelayState')?.value;
  return new URLSearchParams(printQuery(wire.query)).get('RelayState') ?? undefined;
}

/** The whole address a browser is redirected to. */
export function redirectUrl({ action, query }: Extract<LogoutWire, { binding: 'HTTP-Redirect' }>): string {
  return `${action}${action.includes('?') ? '&' : '?'}${printQuery(query)}`;
}
