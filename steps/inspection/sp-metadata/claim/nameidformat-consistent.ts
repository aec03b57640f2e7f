import { childrenOf, ns } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isAbsoluteUri } from '../../uri.ts';

/** SAMLMeta §2.4.2, SDP-MD04: NameIDFormat is a URI. Whether each is accepted is not tried: an account may have one kind of name only. */
export const nameidformatConsistent: Rule = (evidence) =>
  inMetadata(evidence, ({ document, role }) => {
    const formats = childrenOf(role, ns.md, 'NameIDFormat');
    if (formats.length === 0) return unjudged('The metadata names no NameIDFormat.');
    const wrong = formats.find(({ text }) => !isAbsoluteUri(text.trim()));
    return wrong === undefined
      ? holds(formats.map(({ text }) => text.trim()).join(', '), document)
      : broken(`NameIDFormat "${wrong.text.trim()}" is no URI.`, document, wrong.span);
  });
