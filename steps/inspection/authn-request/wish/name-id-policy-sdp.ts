import { attributeOf, childOf, isTrue, ns } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SDP-SP04: no NameIDPolicy, or one that says AllowCreate="true" and names no Format. */
export const nameIdPolicySdp: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const policy = childOf(message.root, ns.samlp, 'NameIDPolicy');
    if (policy === undefined) return holds('No NameIDPolicy.', message);
    const format = attributeOf(policy, 'Format');
    if (format !== undefined) return broken(`NameIDPolicy names the Format "${format.value}".`, message, format.span);
    return isTrue(policy, 'AllowCreate')
      ? holds('NameIDPolicy with AllowCreate="true" and no Format.', message)
      : broken('NameIDPolicy does not say AllowCreate="true".', message, policy.span);
  });
