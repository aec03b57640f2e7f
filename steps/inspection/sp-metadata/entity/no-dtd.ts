import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

/** CWE-611; IIP-G03 and SDP-G03 say so of messages. */
export const noDtd: Rule = ({ metadata }) => {
  if ('absent' in metadata) return unjudged(metadata.absent);
  const { document } = metadata;
  const doctype = /<!DOCTYPE[^>[]*/.exec(document.text.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[0];
  return doctype === undefined
    ? holds('No DOCTYPE.', document)
    : broken('The metadata has a DOCTYPE.', document, spanOf(document.text, doctype));
};
