/**
 * The one place where this party verifies XML signatures: of messages that come *in*. xml-crypto shares no code with what
 * signs the Responses that go out, so a mistake in one does not excuse the other.
 */
import type { KeyObject } from 'node:crypto';
import { createRequire } from 'node:module';
import type * as XmlDom from '@xmldom/xmldom';
import type * as XmlCrypto from 'xml-crypto';
import { EXCLUSIVE_C14N, XML_DSIG } from '../../xml/index.ts';
import { RSA_SHA384, RsaSha384, SHA384, Sha384 } from './sha384.ts';

/** Loaded by the first signed message: most IdPs never see one, and a start does not wait for it. */
const load = createRequire(import.meta.url);
const xmlCrypto = (): typeof XmlCrypto => load('xml-crypto');
const xmlDom = (): typeof XmlDom => load('@xmldom/xmldom');

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const signatureMethods = [`${more}rsa-sha256`, RSA_SHA384, `${more}rsa-sha512`];
const digestMethods = ['http://www.w3.org/2001/04/xmlenc#sha256', SHA384, 'http://www.w3.org/2001/04/xmlenc#sha512'];
/** Taken only from whom weak signatures are taken. */
const weakAlgorithms = [`${XML_DSIG}rsa-sha1`, `${XML_DSIG}sha1`];
const transforms = [`${XML_DSIG}enveloped-signature`, EXCLUSIVE_C14N, `${EXCLUSIVE_C14N}WithComments`];

interface Accepted {
  SignatureMethod: readonly string[];
  DigestMethod: readonly string[];
}

/** What is wrong with the enveloped signature of a message's root element; undefined when nothing is. */
export function envelopedSignatureProblem(xml: string, keys: readonly KeyObject[], weak: boolean): string | undefined {
  const root = parse(xml);
  if (root === undefined) return 'The message is not well-formed XML.';
  const signatures = Array.from(root.getElementsByTagNameNS(XML_DSIG, 'Signature'));
  const [only] = signatures;
  if (only === undefined) return 'The message is not signed.';
  if (signatures.length > 1 || only.parentNode !== root) return 'The Signature is not the one child of the message.';
  if (root.getElementsByTagNameNS(XML_DSIG, 'Reference').length !== 1) return 'The Signature has not one Reference.';
  const uri = root.getElementsByTagNameNS(XML_DSIG, 'Reference')[0]?.getAttribute('URI');
  const id = root.getAttribute('ID');
  if (!id || uri !== `#${id}`) return 'The Signature does not cover the message.';
  const accepted: Accepted = {
    SignatureMethod: [...signatureMethods, ...(weak ? weakAlgorithms : [])],
    DigestMethod: [...digestMethods, ...(weak ? weakAlgorithms : [])],
  };
  const unknown = notOf(accepted, only, 'SignatureMethod') ?? notOf(accepted, only, 'DigestMethod');
  if (unknown !== undefined) return unknown;
  return keys.some((key) => verifies(xml, only, key, accepted))
    ? undefined
    : 'The signature does not verify with the Signature Certificate of the app.';
}

/** What is wrong with the algorithm that an element of the signature names: told apart from a wrong key. */
function notOf(accepted: Accepted, signature: Element, name: keyof Accepted): string | undefined {
  const named = signature.getElementsByTagNameNS(XML_DSIG, name)[0]?.getAttribute('Algorithm') ?? '';
  return accepted[name].includes(named)
    ? undefined
    : `${name} names "${named}", an algorithm that is not accepted here.`;
}

function parse(xml: string): Element | undefined {
  const refuse = (message: unknown): never => {
    throw new Error(String(message));
  };
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse };
  try {
    const { DOMParser } = xmlDom();
    return new DOMParser({ locator: {}, errorHandler }).parseFromString(xml, 'text/xml').documentElement;
  } catch {
    return undefined;
  }
}

function verifies(xml: string, signature: Element, key: KeyObject, accepted: Accepted): boolean {
  // The certificate in KeyInfo is the sender's word: only the app's own counts.
  const { SignedXml } = xmlCrypto();
  const signed = new SignedXml({ publicCert: key, getCertFromKeyInfo: () => null });
  signed.SignatureAlgorithms[RSA_SHA384] = RsaSha384;
  signed.HashAlgorithms[SHA384] = Sha384;
  keepOnly(signed.SignatureAlgorithms, accepted.SignatureMethod);
  keepOnly(signed.HashAlgorithms, accepted.DigestMethod);
  keepOnly(signed.CanonicalizationAlgorithms, transforms);
  try {
    signed.loadSignature(signature);
    return signed.checkSignature(xml) && signed.getSignedReferences().length === 1;
  } catch {
    return false;
  }
}

function keepOnly(table: Record<string, unknown>, allowed: readonly string[]): void {
  for (const name of Object.keys(table)) if (!allowed.includes(name)) delete table[name];
}
