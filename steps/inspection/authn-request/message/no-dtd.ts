import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf } from '../../result.ts';

/** SDP-G03, IIP-G03: a message has no document type declaration. */
export const noDtd: Rule = (evidence) =>
  everyRequest(evidence, ({ message }) => {
    const doctype = /<!DOCTYPE[^>[]*/.exec(message.text.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[0];
    return doctype === undefined
      ? holds('No DOCTYPE.', message)
      : broken('The message has a DOCTYPE.', message, spanOf(message.text, doctype));
  });
