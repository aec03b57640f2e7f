import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

const most = 80;

/** SAMLBind §3.4.3 and §3.5.3: RelayState has at most 80 bytes. */
export const relaystateLength: Rule = (evidence) =>
  everyRequest(evidence, ({ parameters, wire }) => {
    const found = parameters.find(({ name }) => name === 'RelayState');
    if (found === undefined) return unjudged('The requests carry no RelayState.');
    const bytes = Buffer.byteLength(found.value);
    return bytes <= most
      ? holds(`${bytes} bytes.`, wire)
      : broken(`RelayState has ${bytes} bytes; ${most} are allowed.`, wire, spanOf(wire.text, found.raw));
  });
