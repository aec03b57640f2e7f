import { childOf, ns } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** SAMLBind §3.4.4.1: a signature inside the message is removed before HTTP-Redirect; the query carries it. */
export const redirectNoXmlsig: Rule = (evidence) =>
  everyMessage(evidence, (message, { binding }) => {
    if (binding !== 'HTTP-Redirect') return unjudged('No request was sent by HTTP-Redirect.');
    const signature = childOf(message.root, ns.ds, 'Signature');
    return signature === undefined
      ? holds('No ds:Signature inside.', message)
      : broken('A ds:Signature stands inside a message sent by HTTP-Redirect.', message, signature.span);
  });
