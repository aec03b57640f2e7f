import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';

/** What an AuthnRequest tells about the SP that sent it. */
export interface SenderFacts {
  entityId: string;
  /** Absent where the SP leaves the choice to its metadata. */
  acsUrl?: string;
}

const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const mostBytes = 256 * 1024;

/** Reads the AuthnRequest that an answer sends the browser off with, by redirect or by form; undefined where it does not. */
export function senderOf(answer: { location: string | null; body: string }): SenderFacts | undefined {
  const byRedirect = redirected(answer.location);
  const byForm = /name=["']SAMLRequest["'][^>]*value=["']([^"']+)["']/i.exec(answer.body)?.[1];
  const xml = byRedirect ?? (byForm === undefined ? undefined : decoded(byForm));
  return xml === undefined ? undefined : factsIn(xml);
}

function redirected(location: string | null): string | undefined {
  if (location === null || !URL.canParse(location, 'http://localhost')) return undefined;
  const parameter = new URL(location, 'http://localhost').searchParams.get('SAMLRequest');
  if (parameter === null) return undefined;
  try {
    return inflateRawSync(Buffer.from(parameter, 'base64'), { maxOutputLength: mostBytes }).toString('utf8');
  } catch {
    return undefined;
  }
}

const decoded = (value: string): string =>
  Buffer.from(value.replaceAll('&#43;', '+').replaceAll('&#x2B;', '+'), 'base64').toString('utf8');

function factsIn(xml: string): SenderFacts | undefined {
  if (/<!DOCTYPE/i.test(xml)) return undefined;
  try {
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    const entityId = root?.getElementsByTagNameNS(SAML, 'Issuer').item(0)?.textContent?.trim() ?? '';
    const acsUrl = root?.getAttribute('AssertionConsumerServiceURL') ?? '';
    if (entityId === '') return undefined;
    return { entityId, ...(acsUrl === '' ? {} : { acsUrl }) };
  } catch {
    return undefined;
  }
}
