import { isWeak } from '../../document/algorithms.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { algorithmSpan } from '../../xml-signature.ts';

/** SDP-ALG01, IIP-ALG01: SHA-256 or stronger where the message holds a digest. */
export const digestAlg: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const used = message.signatures.flatMap(({ references }) => references.map(({ digestMethod }) => digestMethod));
    const [first] = used;
    if (first === undefined) return unjudged('No request has a signature inside, so there is no digest.');
    const weak = used.find((algorithm) => isWeak(algorithm) === true);
    if (weak !== undefined)
      return broken(`The digest is made with ${weak}.`, message, algorithmSpan(message.root, weak));
    const unknown = used.find((algorithm) => isWeak(algorithm) === undefined);
    return unknown === undefined
      ? holds(first, message)
      : unjudged(`The judge does not know the digest algorithm ${unknown}.`);
  });
