import { childOf, ns } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SDP-SP07: how people authenticate is not prescribed without need. */
export const racOnlyWhenNeeded: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const context = childOf(message.root, ns.samlp, 'RequestedAuthnContext');
    return context === undefined
      ? holds('No RequestedAuthnContext.', message)
      : broken('Every sign-in asks for a RequestedAuthnContext.', message, context.span);
  });
