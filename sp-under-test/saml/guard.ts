import type { Findings } from './findings.ts';
import { inspectMarkup, type Markup, ns, parseXml } from './xml/index.ts';

const MAX_DEPTH = 64;
const MAX_PIECES = 10_000;
const MAX_ATTRIBUTES = 64;

/** Lets through one namespace-well-formed samlp:Response without DOCTYPE, within bounds, with unique IDs. */
export function guard(xml: string, findings: Findings): Element | undefined {
  const root = guardXml(xml, findings);
  if (root === undefined) return undefined;
  const response = responseOf(root, findings);
  if (response !== undefined) checkIds([root], findings);
  return findings.any ? undefined : response;
}

/** The same for any document of one root: what was decrypted, or another kind of message. */
export function guardXml(xml: string, findings: Findings): Element | undefined {
  const markup = inspectMarkup(xml);
  checkMarkup(markup, findings);
  return findings.any ? undefined : parse(xml, markup, findings);
}

function checkMarkup(markup: Markup, findings: Findings): void {
  if (markup.doctype) {
    findings.object('doctype_forbidden', 'policy: no DTD (SAMLCore 1.3 needs none)', 'a DOCTYPE or other declaration');
  } else if (markup.malformed !== undefined) {
    findings.object('xml_invalid', 'XML 1.0 2.1', markup.malformed);
  }
  // Canonicalisation as implemented by many libraries turns an instruction into text: signed and read would differ.
  if (markup.instructionInside) {
    findings.object('xml_invalid', 'policy: no processing instructions in a message', 'inside the root element');
  }
  if (markup.depth > MAX_DEPTH) {
    findings.object('message_too_deep', 'policy: depth bound', `nesting of ${markup.depth} elements`);
  }
  if (markup.pieces > MAX_PIECES || markup.attributes > MAX_ATTRIBUTES) {
    const detail = `${markup.pieces} pieces of markup, ${markup.attributes} attributes on one element`;
    findings.object('message_too_large', 'policy: node bound', detail);
  }
}

function parse(xml: string, { doctype }: Markup, findings: Findings): Element | undefined {
  // The parser knows no entities: with a DOCTYPE let in, those that it declares are no errors.
  const lenient = findings.isOff('xml_invalid') || doctype;
  try {
    return parseXml(xml, { lenient });
  } catch (error) {
    // What no parser can read cannot be passed over.
    findings.insist('xml_invalid', 'XML 1.0 2.1', error instanceof Error ? error.message : 'not readable');
    return undefined;
  }
}

function responseOf(root: Element, findings: Findings): Element | undefined {
  if (root.localName === 'Response' && root.namespaceURI === ns.samlp) return root;
  const clause = 'SAMLBind 3.5.4, SAMLProf 4.1.4.2';
  const detail = `root element is ${root.localName} in ${root.namespaceURI ?? 'no namespace'}`;
  findings.object('root_element_unexpected', clause, detail.slice(0, 200));
  const inner = root.getElementsByTagNameNS(ns.samlp, 'Response')[0];
  if (inner === undefined && !findings.any) findings.insist('root_element_unexpected', clause, detail.slice(0, 200));
  return inner;
}

/** SAMLCore 1.3.4: an ID is unique. Counted over every spelling that some verifier takes for an ID attribute. */
export function checkIds(roots: readonly Element[], findings: Findings): void {
  const clause = 'SAMLCore 1.3.4, 5.4.2';
  const seen = new Set<string>();
  for (const element of roots.flatMap((root) => [root, ...Array.from(root.getElementsByTagName('*'))])) {
    const ids = Array.from(element.attributes).filter((one) => one.localName?.toLowerCase() === 'id');
    if (ids.length > 1) findings.object('duplicate_id', clause, `${element.localName} has several ID attributes`);
    for (const { value } of ids) {
      if (seen.has(value)) findings.object('duplicate_id', clause, `ID ${value.slice(0, 80)} appears twice`);
      seen.add(value);
    }
  }
}
